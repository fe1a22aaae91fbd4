"""How analysts name sheets and columns, in English, French, German, Spanish, Italian and Russian.

Spellings are `;`-separated and compared by `folding.squeezed`. A spelling stands once in a sheet's table.
"""

from __future__ import annotations

from typing import Final

from gapcheck.workbook.folding import lookup

SHEET_NAMES: Final = lookup(
    {
        "Statutes": "statute; law; laws; legislation; provisions; articles; sections; statutory provisions; legal texts; "
        "lois; loi; textes; textes de loi; dispositions; législation; gesetze; gesetz; vorschriften; normen; paragraphen; gesetzestexte; "
        "leyes; ley; normas; disposiciones; legislación; leggi; legge; norme; disposizioni; legislazione; "
        "законы; закон; законодательство; нормы; статьи; положения",
        "Country": "state; country data; about; metadata; pays; état; land; staat; angaben; país; estado; paese; stato; страна; государство",
        "Coding": "codings; answers; coding sheet; codage; codages; réponses; kodierung; kodierungen; codierung; antworten; "
        "codificación; codificaciones; respuestas; codifica; codifiche; risposte; кодирование; кодировка; ответы",
        "Treaties": "treaty; conventions; instruments; ratifications; traités; verträge; übereinkommen; abkommen; tratados; convenios; "
        "trattati; convenzioni; договоры; конвенции; международные договоры",
    }
)

_STATUTES = {
    "id": "identifier; provision id; row id; key; uid; ref; identifiant; clé; kennung; schlüssel; identificador; clave; identificativo; "
    "chiave; идентификатор; ид; ключ",
    "law": "act; statute; code; legislation; legal act; law name; name of law; name of the law; law title; title of law; title of the law; "
    "statute title; name of act; title of act; instrument; source law; loi; nom de la loi; titre de la loi; intitulé de la loi; acte; "
    "acte législatif; gesetz; gesetzbuch; name des gesetzes; gesetzestitel; gesetzesname; rechtsakt; ley; código; norma; "
    "nombre de la ley; título de la ley; legge; codice; atto; nome della legge; titolo della legge; закон; кодекс; нормативный акт; "
    "правовой акт; название закона; наименование закона; нпа",
    "provision": "article; section; art; sec; §; §§; paragraph; clause; provision number; provision no; article number; article no; "
    "section number; section no; articles; sections; disposition; numéro d'article; n° d'article; article n°; numéro de l'article; "
    "paragraf; artikel; vorschrift; bestimmung; norm; paragraphennummer; artikelnummer; artículo; disposición; precepto; "
    "número de artículo; número del artículo; articolo; disposizione; numero articolo; numero dell'articolo; статья; норма; положение; "
    "номер статьи; № статьи; пункт",
    "heading": "title; section title; section heading; article title; article heading; provision title; provision heading; "
    "marginal note; rubric; caption; intitulé; titre; rubrique; titre de l'article; intitulé de l'article; überschrift; titel; rubrik; "
    "amtliche überschrift; título; rúbrica; epígrafe; encabezado; título del artículo; titolo; rubrica; intestazione; titolo dell'articolo; "
    "заголовок; название; наименование; название статьи; наименование статьи; заголовок статьи",
    "text": "text of provision; text of the provision; provision text; full text; wording; content; legal text; article text; section text; "
    "statute text; text of law; law text; text of the law; text of article; text of section; text of the article; text of the section; "
    "original text; body; texte; texte de la disposition; texte intégral; texte de l'article; texte de loi; libellé; contenu; wortlaut; "
    "gesetzestext; normtext; text der vorschrift; text der bestimmung; inhalt; volltext; texto; texto de la disposición; texto íntegro; "
    "texto completo; texto del artículo; texto legal; redacción; contenido; testo; testo della disposizione; testo integrale; "
    "testo dell'articolo; contenuto; текст; текст статьи; текст нормы; текст положения; полный текст; содержание; формулировка",
    "language": "lang; language code; langue; sprache; idioma; lengua; lingua; язык",
    "in_force_from": "in force since; date of entry into force; entry into force; entry into force date; effective date; effective from; "
    "effective; valid from; from; start date; commencement; commencement date; date of commencement; date in force; "
    "en vigueur depuis; en vigueur depuis le; date d'entrée en vigueur; entrée en vigueur; en vigueur le; en vigueur à partir du; "
    "en vigueur du; applicable depuis; in kraft seit; in kraft ab; inkrafttreten; datum des inkrafttretens; gültig ab; gültig von; "
    "in kraft getreten am; geltung ab; en vigor desde; fecha de entrada en vigor; entrada en vigor; vigente desde; vigencia desde; "
    "in vigore dal; data di entrata in vigore; entrata in vigore; vigente dal; valido dal; действует с; дата вступления в силу; "
    "вступление в силу; вступил в силу; вступила в силу; в силе с; начало действия; дата начала действия",
    "in_force_to": "in force until; in force till; valid to; valid until; effective to; effective until; to; until; end date; "
    "date of repeal; repeal date; repealed on; date repealed; expiry date; en vigueur jusqu'au; en vigueur jusqu'à; date d'abrogation; "
    "abrogé le; fin de vigueur; date de fin; in kraft bis; gültig bis; außerkrafttreten; datum des außerkrafttretens; aufgehoben am; "
    "außer kraft seit; geltung bis; en vigor hasta; vigente hasta; vigencia hasta; fecha de derogación; derogado el; in vigore fino al; "
    "in vigore al; vigente fino al; data di abrogazione; abrogato il; valido fino al; действует по; действует до; дата утраты силы; "
    "утрата силы; утратил силу; окончание действия; дата окончания действия; в силе до",
    "status": "legal status; state; current status; statut; état; stand; geltung; rechtsstand; estado; situación; vigencia; stato; vigenza; "
    "статус; состояние",
    "source_url": "url; link; source; web link; hyperlink; website; source link; official source; lien; url source; source officielle; "
    "adresse web; quelle; quell url; quelle url; webadresse; enlace; fuente; url fuente; vínculo; fonte; collegamento; url fonte; "
    "ссылка; источник; ссылка на источник; веб ссылка",
    "notes": "note; comment; comments; remark; remarks; observation; observations; remarque; remarques; commentaire; commentaires; "
    "anmerkung; anmerkungen; bemerkung; bemerkungen; kommentar; kommentare; notiz; notizen; hinweis; hinweise; nota; notas; observaciones; "
    "comentario; comentarios; osservazioni; commenti; annotazioni; примечание; примечания; комментарий; комментарии; заметки; замечания",
}

_CODING = {
    "criterion": "criterion id; criterion code; criteria; question id; critère; kriterium; criterio; критерий",
    "element": "element id; sub criterion; subcriterion; élément; unterkriterium; elemento; элемент",
    "answer": "response; coding; code; assessment; result; réponse; codage; antwort; bewertung; kodierung; respuesta; codificación; "
    "risposta; codifica; ответ; оценка; кодирование",
    "provisions": "provision; provision ids; cited provisions; articles; sections; legal basis; dispositions; base légale; vorschriften; "
    "bestimmungen; rechtsgrundlage; paragraphen; artikel; disposiciones; artículos; base legal; disposizioni; articoli; base giuridica; "
    "нормы; статьи; положения; правовая основа",
    "quote": "quotation; citation; extract; quoted words; extrait; zitat; cita; extracto; citazione; estratto; цитата; выдержка",
    "rationale": "reasoning; reason; reasons; justification; explanation; comment; comments; notes; motivation; motifs; begründung; "
    "justificación; fundamentación; motivo; motivazione; обоснование; мотивировка; пояснение",
    "coder": "coded by; analyst; reviewer; author; codeur; codé par; analyste; kodierer; codierer; kodiert von; bearbeiter; codificador; "
    "codificado por; analista; codificatore; codificato da; кодировщик; аналитик; эксперт; автор",
    "coded_on": "date; date coded; coding date; coded at; codé le; date de codage; kodiert am; datum; codificado el; fecha; "
    "codificato il; data; дата; дата кодирования",
    "fingerprint": "hash; empreinte; fingerabdruck; huella; impronta; отпечаток",
}

_TREATIES = {
    "instrument": "treaty; convention; treaty name; agreement; traité; accord; vertrag; übereinkommen; abkommen; tratado; convenio; "
    "convención; instrumento; trattato; convenzione; strumento; accordo; договор; конвенция; инструмент; международный договор",
    "status": "party status; ratification; ratification status; participation; statut; état; stand; estado; situación; stato; статус; участие",
    "in_force_from": _STATUTES["in_force_from"],
    "reservation": "reservations; declaration; declarations; réserve; réserves; vorbehalt; vorbehalte; reserva; reservas; riserva; riserve; "
    "оговорка; оговорки",
}

_COUNTRY = {
    "country": "name; state; country name; name of country; participating state; pays; état; nom; land; staat; país; estado; nombre; paese; "
    "stato; nome; страна; государство; название",
    "iso": "iso code; iso2; iso 3166; iso 3166 1; iso 3166 1 alpha 2; alpha 2; country code; code iso; code pays; ländercode; länderkürzel; "
    "código iso; código de país; codice iso; codice paese; код iso; код страны; исо",
    "language": _STATUTES["language"] + "; languages; langues; sprachen; языки",
    "as_of": "as of date; date; state of the law; law as of; date of law; état du droit au; à la date du; stand; stichtag; rechtsstand; datum; "
    "a fecha de; fecha; estado a; alla data del; aggiornato al; data; по состоянию на; дата",
    "covers": "coverage; bodies of law; couvre; couverture; domaines couverts; umfasst; abdeckung; rechtsgebiete; cubre; cobertura; ámbitos; "
    "copre; copertura; ambiti; охватывает; охват; отрасли права",
    "analyst": "coder; author; prepared by; analyste; auteur; bearbeiter; autor; analista; autore; аналитик; автор; эксперт",
    "compiled_from": "source; sources; compiled from sources; établi à partir de; quelle; quellen; zusammengestellt aus; fuente; fuentes; "
    "compilado de; fonte; fonti; compilato da; источник; источники; составлено по",
    "licence": "license; copyright; lizenz; licencia; licenza; лицензия",
    "note": "notes; comment; comments; remark; remarks; remarque; remarques; anmerkung; anmerkungen; bemerkung; bemerkungen; nota; notas; "
    "observaciones; osservazioni; примечание; примечания; комментарий",
}

FIELDS: Final = {
    "Statutes": lookup(_STATUTES),
    "Country": lookup(_COUNTRY),
    "Coding": lookup(_CODING),
    "Treaties": lookup(_TREATIES),
}
"""Per kind of sheet: squeezed spelling to field."""

STATUTES_ORDER: Final = tuple(_STATUTES)
CODING_ORDER: Final = tuple(_CODING)
TREATIES_ORDER: Final = tuple(_TREATIES)
COUNTRY_ORDER: Final = tuple(_COUNTRY)
"""The fields of each kind of sheet in the order of the template."""
