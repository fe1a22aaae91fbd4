"""The words around a number that say what it counts, in six languages: data for `quantity_words`, which explains it.

Entries are separated by "|"; an entry may be several words; "*" at the end of a word stands for any ending. The seven
plain sets (years … alternatives) are single words.
"""

from __future__ import annotations

from types import MappingProxyType

_OTHER_UNITS = "euro*|eur|dollar*|percent|per cent|per 100|pour cent|por ciento|prozent|%|kg|km|u s c|c f r|usc|cfr|"

_ENGLISH: dict[str, str] = {
    "years": "year years",
    "months": "month months",
    "days": "day days week weeks",
    "birthdays": "birthday|birthdays|year of age|year of his age|year of her age|anniversary of his birth",
    "below": "under|below|less than|younger than|fewer than|lower than|inferior to|within",
    "above": "over|above|more than|older than|greater than|exceed*|beyond|in excess of|longer than",
    "least": "at least|minimum*|minimum of|no less than|from|aged from",
    "most": "at most|maximum*|maximum of|no more than|no greater than|within",
    "upto": "up to|until|to|up to and including|before the age of|before age",
    "attained": "attain*|reach*|complet*|turned|turns|turning|achieved",
    "before": "before|until|prior to|till",
    "bare": "under|over|below|above|younger than|older than|attain*|aged|ages|age|before|turned|turns|under or over",
    "negations": "not never no cannot nor without neither",
    "fillers": """the age ages aged of a an his her their its or he she they who whom person child victim complainant has
    have had is are was be been being yet having to that any term terms period periods sentence imprisonment punishment shall may
    must did does do both but between in does for girl boy female male minor at""",
    "or_more": "of age or more|of age or older|of age or over|of age and over|of age or upwards|or more|or older|or over|"
    "or above|and over|and above|and older|and upwards|and more|or greater|or longer|plus|of age or above",
    "or_less": "of age or less|of age or younger|of age or under|of age and under|or less|or younger|or under|and under|"
    "or below|and below|or fewer|and younger",
    "objects": "a an the his her their its that this whose another any such",
    "links": """to and or but years year months month of age is at least under below over not less more than yet has have
    attained reached the been who also not exceeding from without having exceed does aged he she they until old
    between older younger""",
    "ranges": "to",
    "ages_left": "age|ages|aged|birthday|majority|minor|minors|attain*|older|younger|juvenile*",
    "ages_right": "of age|old|in age|of his age|of her age",
    "penal_left": "imprison*|term|terms|sentence*|custod*|detention|detained|liable|penitentiary|period*|within|punish*|"
    "limitation|prison|during|expir*|duration|preceding|last|past|probation|prohibit*|disqualif*|parole|ineligible",
    "penal_right": "imprison*|in prison|in custody|after|from|before|of imprison*|penal servitude|detention|in jail|ago|"
    "less a day|earlier|later|less one day|of detention",
    "people": "person|persons|child|children|girl|girls|boy|boys|female|male|victim|complainant|people|individual|"
    "woman|women|man|witness*|anyone|someone|youth|one",
    "differences": "difference*|age gap|gap",
    "apart": "older than|younger than|older|younger|senior to|his senior|her senior",
    "between": "between",
    "alternatives": "or years of age",
    "other_units": _OTHER_UNITS
    + "member*|person*|hour*|minute*|gram*|kilogram*|metre*|meter*|penalty unit*|units|copies|"
    "images|occasions|jurors|kilometre*|litre*|mile*|milligram*|mg|pounds|pence|thousand|million",
    "life": "for life|life imprisonment|life sentence|imprisonment for the term of his natural life|life long imprisonment",
}
_FRENCH: dict[str, str] = {
    "years": "an ans annee annees",
    "months": "mois",
    "days": "jour jours semaine semaines",
    "birthdays": "anniversaire|annee d age|annee revolue",
    "below": "moins de|moins d|inferieur* a|inferieure* a|mineur* de|mineur* d|mineur* age* de|en dessous de|"
    "en dessous d|au dessous de|dessous|dans les|dans un delai de",
    "above": "plus de|plus d|superieur* a|majeur* de|au dessus de|excede*|exceder|depass*|au dela de|excedant",
    "least": "au moins|minimum|a partir de|a partir d|des l age de|minimum de|minimale de|d au moins|depuis l age de",
    "most": "au plus|maximum|maximum de|maximale de",
    "upto": "jusqu a|jusqu au|jusqu aux|avant",
    "attained": "attei*|atteint*|revolu*|accompli*|rempli",
    "before": "avant|jusqu a ce qu*|jusqu",
    "bare": "mineur* de|age de|ages de|agee de|agees de|age d|agee d|moins de|l age de|mineur* age* de|majeur* de",
    "negations": "pas point non ne n sans jamais ni",
    "fillers": """l age agee ages agees de d du la le les a au an encore ait aient ont est soit sont il elle qui que
    pas avoir ayant pouvoir puisse peut peuvent etre duree une un peine maximale celle
    avait etait n moment ou majorite ou""",
    "or_more": "ou plus|et plus|revolus ou plus|ou davantage|au moins|et au dela|revolus et plus|au minimum",
    "or_less": "ou moins|et moins|au plus|au maximum",
    "links": "a et ou mais de d ans an mois moins plus au l age agee ages agees n pas encore atteint revolus entre que ayant "
    "jusqu non ou inferieur superieur inferieure superieure annees",
    "ranges": "a",
    "ages_left": "age|ages|agee|agees|mineur*|majorite|majeur*|anniversaire|minorite",
    "ages_right": "revolus|accomplis|d age|de l age|non revolus",
    "penal_left": "emprisonn*|reclusion|detention|peine*|puni|punie|punis|punies|prison*|duree|delai*|prescri*|pendant|"
    "interdiction*|sursis|surete|depuis|travail|suivi|periode|incapacite|travaux|privati*|passible*",
    "penal_right": "d emprisonn*|de reclusion|de detention|a compter|de prison|de peine*|de privation|apres|de travaux|"
    "de surete|au moins d emprisonn*|ou plus d emprisonn*|d interdiction*|d incapacite|au plus d emprisonn*",
    "people": "personne*|enfant*|mineur*|victime*|fille*|garcon*|celui|celle|femme*|quiconque|individu*|auteur|sexe",
    "differences": "difference*|ecart*",
    "apart": "de plus que|de moins que|plus age* que|de difference|d ecart",
    "alternatives": "ou ans",
    "between": "entre",
    "other_units": _OTHER_UNITS + "franc*|heure*|pour cent|membre*|personne*|gramme*|metre*|kilomet*|cinq cents|mille",
    "life": "reclusion criminelle a perpetuite|detention criminelle a perpetuite|emprisonnement a vie|"
    "reclusion a perpetuite|peine a perpetuite|peine privative de liberte a vie|prison a vie|a perpetuite",
}
_GERMAN: dict[str, str] = {
    "years": "jahr jahre jahren jahres jahrs",
    "months": "monat monate monaten monats",
    "days": "tag tage tagen tages woche wochen tagessatz tagessatze tagessatzen",
    "birthdays": "lebensjahr|lebensjahres|lebensjahrs|geburtstag*|altersjahr*",
    "below": "unter|weniger als|junger als|binnen|innerhalb von|geringer als|vor",
    "above": "uber|mehr als|alter als|ubersteig*|uberschreit*|langer als|hoher als",
    "least": "mindestens|wenigstens|ab|ab dem|mindestmass von|seit|zumindest",
    "most": "hochstens|hochstmass von|nicht mehr als|langstens",
    "upto": "bis zu|bis|bis zur|bis zum|bis zum vollendeten",
    "attained": "vollend*|erreich*|zuruckgelegt*|zurucklegt",
    "before": "vor|bis|bis zur|bis zum|vor der",
    "bare": "unter|uber|alter|junger als|alter als|alter von|alter bis|alter ab|vollend*|im alter|ab",
    "negations": "nicht noch kein keine keinen nie",
    "fillers": """das des dem der die den im alter von zu zur zum einer eines einem ein noch sein seines ihr ihres seinem
    ihrem zwischen freiheitsstrafe als erst bereits schon sie er alters bei""",
    "or_more": "und alter|oder alter|oder daruber|und mehr|oder mehr|und daruber|oder langer|aufwarts",
    "or_less": "und junger|oder junger|oder darunter|oder weniger|und darunter",
    "links": """bis zu und oder aber jahr jahre jahren monat monate monaten von nicht noch unter uber alt das die der dem
    des mindestens hochstens vollendete als mehr weniger zur zum lebensjahr lebensjahres hat hatte haben vollendet erst
    jahrige jahrigen einem einer alte alter alten""",
    "ranges": "bis",
    "ages_left": "alter|alters|altersgrenze|lebensjahr*|minderjahrig*|volljahrig*|jahrig*",
    "ages_right": "alt|alte|alten|alter|altes|altem|lebensalter*|jahrig*",
    "penal_left": "freiheitsstrafe*|freiheitsentzug*|haft*|strafe|strafen|gefangnis*|frist*|dauer|verjahr*|jugendstrafe|"
    "freiheitsstrafen|wahrend|seit|innerhalb|zeit|binnen|zuchthaus|bewahrung*|arrest|verwahrung|verbot*|sperre|nach|"
    "hochstmass|mindestmass|entzug|geldstrafe|kerker|langer",
    "penal_right": "freiheitsstraf*|freiheitsentz*|haft|gefangnis|nach|vor|lang|nicht ubersteig*|jugendstrafe|verjahr*|"
    "zuruck*|frist*|aufbewahrung*|dauer|zeitraum*|ausbildung*|sperr*|laufzeit*|aufenthalt*|bemessen|vergangen|seit|strafe",
    "people": "person|personen|kind|kinder|kindern|kindes|jugendliche*|madchen|jungen|opfer|opfers|minderjahrig*|unmundig*|"
    "jemand|anderen|verletzte*|zeuge*|tater",
    "differences": "altersunterschied*|altersabstand*",
    "apart": "alter als|junger als",
    "between": "zwischen",
    "alternatives": "oder jahre jahren",
    "other_units": _OTHER_UNITS
    + "stunde*|mitglied*|personen|gramm|nummer|nr|absatz|abs|uhr|franken|meter|kilometer|satz",
    "life": "lebenslang|lebenslange|lebenslangem|lebenslangen|lebenslanger|lebenslanges|lebenslanglich|lebenslangliche|"
    "lebenslanglichen|lebenslanglicher",
}
_SPANISH: dict[str, str] = {
    "years": "ano anos",
    "months": "mes meses",
    "days": "dia dias semana semanas",
    "birthdays": "cumpleanos|ano de edad|ano de vida",
    "below": "menor* de|menos de|inferior* a|menor* a|dentro de|por debajo de|antes de|menor* que|en el plazo de|menor*",
    "above": "mayor* de|mas de|superior* a|mayor* a|exced* de|excede*|exceder|supere|superar|rebase|por encima de|mayor*",
    "least": "al menos|minimo|como minimo|a partir de|a partir de los|desde los|desde|minimo de|por lo menos|no menos de",
    "most": "maximo|como maximo|maximo de|a lo sumo|maxima de",
    "upto": "hasta|hasta los|hasta las|hasta un",
    "attained": "cumpl*|alcanz*|alcance*",
    "before": "antes de|hasta|hasta que|previ* a",
    "bare": "menor de|menores de|mayor de|mayores de|menor a|mayor a|edad de|edad de los|cumpl*|edad entre|"
    "a partir de los|desde los|hasta los",
    "negations": "no sin nunca tampoco ni",
    "fillers": """de los la las el a edad haya hayan hubiere hubieren hubiera hubiese ha han aun todavia que pueda puedan podra
    podran sea sean fuere entre en tenga tengan es un una duracion pena plazo o tiempo su persona personas siendo
    anos por cronologica""",
    "or_more": "o mas|o mayor|y mas|o superior|en adelante|o mayores|y mayores|de edad o mas|o mas de edad",
    "or_less": "o menos|o menor|o inferior|y menores|o menores|de edad o menos|o menos de edad",
    "links": """a y o pero de anos ano mes meses los menor mayor menos mas hasta no haya cumplido al e edad cumplidos sin
    que y/o entre menores mayores inferior superior un la dia dias haber""",
    "ranges": "a",
    "ages_left": "edad|edades|menor|menores|mayor|mayores|minoria|mayoria|cumplan|cumpla|cumplir|cumplido",
    "ages_right": "de edad|cumplidos|de vida|de la edad",
    "penal_left": "prision|pena|penas|multa|inhabilit*|privaci*|localizacion|alejamiento|plazo*|prescrib*|reclusion|presidio|"
    "duracion|libertad|periodo|durante|tiempo|termino|condena*|internamiento|suspension|arresto|trabajos|cada|internad*",
    "penal_right": "de prision|de reclusion|de presidio|de carcel|de privacion|de inhabilit*|de pena|desde|antes|despues|"
    "de su condena|de condena|de la condena|de la pena|de internamiento|de libertad|de duracion|de multa|siguientes|anteriores",
    "people": "persona|personas|nino|ninos|nina|ninas|adolescente*|victima*|quien|quienes|mujer|alguien|sujeto*",
    "differences": "diferencia*",
    "apart": "mayor que|menor que|mas que|de diferencia",
    "alternatives": "o u anos",
    "between": "entre",
    "other_units": _OTHER_UNITS + "hora*|miembros|personas|gramos|peso*|unidades|cuotas|salarios|apartado*|por 100",
    "life": "prision permanente|prision permanente revisable|cadena perpetua|prision perpetua|reclusion perpetua|"
    "prision vitalicia|pena de presidio perpetuo",
}
_ITALIAN: dict[str, str] = {
    "years": "anno anni",
    "months": "mese mesi",
    "days": "giorno giorni settimana settimane",
    "birthdays": "compleanno|anno di eta|anno d eta|anno di vita",
    "below": "prima dei|minor* di|minor* degli|minor* d|minor* de|inferior* a|inferior* ad|inferior* agli|infra|meno di|sotto i|sotto gli|"
    "minore|minori|al di sotto dei|al di sotto degli|al di sotto di|entro|inferiore",
    "above": "maggior* di|maggior* degli|superior* a|superior* ad|superior* agli|piu di|oltre|ultra|eccede*|supera*|superi|"
    "sopra i|maggiore|al di sopra di|superiore",
    "least": "almeno|minimo|non meno di|a partire da|a partire dai|a decorrere dai|dal",
    "most": "al massimo|massimo|massimo di|non piu di",
    "upto": "fino a|fino ad|fino al|fino ai|sino a|sino ai|fino alla",
    "attained": "compiut*|compi*|compimento|raggiun*",
    "before": "prima di|prima del|fino al|prima che|sino al|fino a|prima",
    "bare": "minore di|minori di|minore degli|minori degli|maggiore di|maggiori di|maggiore degli|maggiori degli|eta di|compiut*|"
    "infra|eta fra i|eta inferiore a",
    "negations": "non senza ne mai",
    "fillers": """gli anni di ad a d eta la il i l del dei degli de abbia abbiano ha hanno ancora avente aventi anno sia siano era
    puo possa essere un una pena durata tempo degli della fra tra alla sua suo aveva e""",
    "or_more": "o piu|compiuti o piu|e oltre|o superiore|in su|o maggiore|compiuti",
    "or_less": "o meno|o inferiore|non compiuti",
    "links": """a e o ma di ad da gli anni anno mesi mese non ha compiuto abbia fino al inferiore superiore degli i minore
    maggiore eta ed ancora un hanno sino tra fra compiuti""",
    "ranges": "a ad",
    "ages_left": "eta|minore|minori|minorenn*|maggiore|maggiori|compiut*|compimento|maggiorenn*",
    "ages_right": "di eta|d eta|compiuti|di vita|non compiuti",
    "penal_left": "reclusione|pena|pene|carcere|arresto|detenzione|multa|durata|termine|interdizion*|sospensione|tempo|periodo|"
    "condanna*|prescri*|punit*|misura|ergastolo|detentiva|restrittiva|libertaria",
    "penal_right": "di reclusione|di carcere|di arresto|di detenzione|dal|dalla|dopo|prima|di pena|o con|dall|e con la multa",
    "people": "persona|persone|bambin*|fanciull*|vittima|chi|soggett*|ragazz*|chiunque|minore|donna",
    "differences": "differenza*|divario",
    "apart": "di differenza|in piu",
    "between": "tra fra",
    "alternatives": "o anni",
    "other_units": _OTHER_UNITS + "lire|ore|persone|grammi|membri|quote|comma|bis|ter|quater",
    "life": "ergastolo|carcere a vita|reclusione a vita",
}
_RUSSIAN: dict[str, str] = {
    "years": "год года лет годом годами году годам летию",
    "months": "месяц месяца месяцев месяцем месяцами месяцам",
    "days": "день дня дней днями сутки суток неделя недели недель часов часа",
    "birthdays": "день рождения|дня рождения",
    "below": "менее|младше|моложе|ниже|не позднее|в течение|меньше|менее чем|до наступления",
    "above": "более|старше|свыше|больше|превыша*|превысит*|выше|превышающ*|более чем",
    "least": "от|с|не менее чем|не менее|начиная с|не ниже|не моложе|не младше|минимум",
    "most": "не более|не более чем|не старше|не свыше|не выше",
    "upto": "до|вплоть до",
    "attained": "достиг*|достижени*|исполнил*|исполнен*|исполнится|достига*",
    "before": "до|до момента|ранее",
    "bare": "младше|моложе|старше|достиг*|возраст*|возраст* от|исполнил*|возраст* до|возраст* с",
    "negations": "не ни без",
    "fillers": """возраста возрасте возраст на срок сроком в им ей ему лет которому которой которым еще ко времени возрастом
    к моменту уже вынесения судом приговора ребенком лицом потерпевшим потерпевшеи несовершеннолетним заведомо и или для лиц лица лицо ребенка ребенку ребенок совершения преступления может размере
    полных виновным""",
    "or_more": "и старше|или старше|и более|или более|и выше|лет и старше|включительно и старше",
    "or_less": "и младше|или младше|и моложе|или моложе|и менее|или менее|включительно",
    "links": """до от и или но не лет года год месяцев исполнилось достигшего достигшей достигших достигшим достигшие достигло
    более менее к свыше возраста старше моложе младше а еще в возрасте по с месяца однако""",
    "ranges": "до по",
    "ages_left": "возраст*|несовершеннолетн*|малолетн*|младше|моложе|старше|достиг*|исполнил*|совершеннолет*|рождения",
    "ages_right": "возраст*|от роду|со дня рождения|достиг*|не достиг*|исполнил*|не исполнил*",
    "penal_left": "лишени*|срок|сроком|срока|сроки|ограничени*|арест*|работ*|штраф*|наказани*|принудительн*|период|течение|"
    "заключени*|каторг*|истечени*|давност*|доход*|должност*|колони*|пожизненн*|прошло",
    "penal_right": "лишени*|ограничени*|арест*|принудительн*|исправительн*|обязательн*|после|со дня|с лишением|с ограничением|"
    "каторжн*|заключени*|либо|условно|с конфискацией",
    "people": "лицо|лица|лицу|лиц|лицом|ребенок|ребенка|ребенку|детей|дети|потерпевш*|девочк*|мальчик*|граждан*|подрост*|"
    "несовершеннолетн*|малолетн*",
    "differences": "разниц*",
    "apart": "старше|младше",
    "between": "между",
    "alternatives": "или лет",
    "other_units": _OTHER_UNITS
    + "рубл*|тысяч*|миллион*|процент*|час*|человек|кратн*|минимальн*|базов*|месячн*|расчетн*|"
    "грамм*|часть|части|статьи|кодекса|пункт*|заседател*|присяжн*",
    "life": "пожизненно|пожизненное лишени*|пожизненного лишени*|пожизненному лишени*|пожизненным лишени*|"
    "пожизненном лишени*|пожизненное заключени*|пожизненного заключени*|пожизненным заключени*",
}
PHRASES = MappingProxyType(
    {"en": _ENGLISH, "fr": _FRENCH, "de": _GERMAN, "es": _SPANISH, "it": _ITALIAN, "ru": _RUSSIAN}
)
