"""Whether a win from the shell needs a closer look: most tell something done and go by."""

from __future__ import annotations

_LONG = 40
"""A first word of more letters is no word of a bad day."""
_DEEDS = (
    "|ate|baked|began|bought|brought|brushed|built|came|chose|drew|drove|fed|finally|found|gave|"
    "got|held|kept|left|let|made|met|paid|put|ran|rang|read|rode|said|sang|sat|saw|sent|slept|"
    "spoke|stood|swam|swept|took|told|wore|woke|wrote|went|"
)
"""What a win begins with, beside words that end in "ed": "nothing" and "bad day" do not."""
_NO_DEEDS = (
    "|failed|wasted|ruined|messed|screwed|stuffed|cocked|stayed|sobbed|bawled|hated|loathed|"
    "exhausted|drained|ashamed|overwhelmed|fucked|depressed|scared|hundred|need|indeed|tired|"
    "bored|weed|argued|cried|flunked|miscarried|rejected|"
)
_LETTERS = (
    "assault|bulli|couldn't sleep|couldnt sleep|dumped|evict|expel|fired|ghosted|laid off|mocked|"
    "mugged|nothing|redundant|reject|robbed|run over|sacked|suspend|teased|"
    "for ever|forever|lnely|lnoe|loely|loen|lone|lonl|medic|soon ev|soon it|stops|the end|"
    "a few|acted out|aguento|ai |ailv|aimerais|aive|alcohol|ale|alie|aliv|alkohol|alv|an end|"
    "anmo|anmy|antifreeze|antun|any more|anym|anyo|appear|ate every|aymo|aynm|back|be around|"
    "be gone|be here|bebi|bebí|beer|began|best|bet|bevuto|beze|bier|bing|blacked|blackout|bleach|"
    "blew|bookies|booze|born|bottle|brains|brandy|breathing|broke|bte|btter|bullet|bump|burden|"
    "burned my|burnt my|care if|care whether|carry on|casino|caved|champagne|chc|cide|cig|"
    "cocaine|cocktail|continu|crash|crav|crawl|ctt|ctu|curl|cut again|cut last|cut my|cut today|"
    "cut tonight|cut yesterday|cuti|cutt|darn|day 1|day one|day zero|dead|death|dei|desear|"
    "deserve|did |die|disap|disse|diy|dose|drak|dran|dreaming|drink|driv|drnak|drnk|drug|drunk|"
    "du mal|dyg|dyi|dyn|easier|edible|end it|ended up|ending|envie|everything|exist|faccio pi|"
    "fade|fag|faire|fall|fantas|farewell|fentanyl|finir|flutter|freer|fully|gambl|ganas|gave in|"
    "gesoffen|gin|go on|good bye|goodbye|grund|gun |had a|halt|hammered|handful|happier|harm|"
    "hash|hate|head o|heroin|high|hit the|hope|hopin|i am|i was|i were|idea|if i|ik |images|"
    "in anything|in front of|infront of|inject|injur|it all|je ne veux|je veux|jmp|jmu|joint|jum|"
    "jup|keep |ketamine|kiff|kil|klil|kll|kms|krzywd|lager|lapse|laxat|lay |leben nehmen|lebensm|"
    "legless|lfe|lfi|lie |liebsten|lif|lighter|lii|line|liquor|live|livi|livn|loaded|longer|lost|"
    "lined up|lined out|laid out|laid up|staring at|looking at|iron|cig|this life|my life|"
    "usd again|noose|rope|bridge|my head|lvi|lying under|mam do|margarita|martini|matar|mdma|"
    "me tuer|meds|meth|mich|miss|molly|moord|morir|morow|morrer|mourir|msy|mye|myl|mys|net mehr|"
    "nicer|nicht mehr|nie |nimmer|nish|not be|notice|obsess|oerd|oevr|of anything|ojal|oved|over|"
    "ovrd|ovre|pack|pain|peux plus|picked up|pil|pint|pissed|pił|plastered|point|poison|porn|"
    "pray|prefer|prosecco|puedo m|purg|purpose|queria|quero|querr|quiero|quisiera|raes|rason|"
    "rather not|realp|reao|reap|reas|reca|relap|relas|relpa|relps|resa|reset|reso|reveiller|"
    "ricad|ritz|rlap|rlea|ruin|rum|réveiller|sans moi|saufen|schnapps|schnaps|scored|selbstmord|"
    "self|sem mim|sentido|senza|sherry|shot up|should|sici|sick|sin m|sinn|siu|slash|"
    "roof|ledge|see next|see this|hurt me|cut me|burned me|burnt me|my own arm|my arm|my leg|"
    "my thigh|my hand|my wrist|sens|meaning|want more|sleep forever|slip|slit|sloshed|smashed|"
    "smok|snort|sobriety|spent|springen|square one|start|"
    "steer|sterben|stoned|suc|suffer|sui|tablets|tempt|tengo|tequila|terug|think|this all|thog|"
    "thou|threw up|throw|thug|thuo|tipsy|to be|to burn|to cut|to end|to hurt|to od|toh|tomo|"
    "too many|took a|tot|tou|traffic|trashed|trink|trunk|trying not|umrze|up on|urge|use|using|"
    "utn|vani|vape|verschwinden|viver|viviendo|vivir|vivre|vodka|voglia|voglio|volv|vontade|"
    "vor den|vor einen|vorrei|voudrais|vuelto|wache|wagon|wait|wake|wan|wasted|watn|way out|weed|"
    "weg sein|weh|wein|wenn ich|whisk|why|wine|wish|wna|wnna|wnt|wodka|wola|would end|wrecked|"
    "wypi|xanax|zabi|zonder|zyc|żyć"
)
"""Letters, with a bar between, of which some are in all words after which the full program may name
people, or say something of a slip: those that `heavy` and `urges` look for first, and mistyped;
and those of `low` that may follow what begins as a win does, such as "got fired".
"""


def looks_closer(text: str) -> bool:
    """Whether the full program has to look at words before they are kept as a win."""
    folded = text.casefold()
    first = next(iter(folded.split()), "").strip(".,;:!?")
    is_ed = first.endswith("ed") and f"|{first}|" not in _NO_DEEDS
    is_deed = is_ed or f"|{first}|" in _DEEDS
    if 0 < len(first) < _LONG and not (is_deed or any(map(str.isdigit, first))):
        return True
    return any(letters in folded for letters in _LETTERS.split("|"))
