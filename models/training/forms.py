"""Forms of attribution as templates, and the words of our own that fill them.

[1s ...] marks the source of relation 1, c its cue, x its content; relation 2 stands inside the content of relation 1, 3 and 4
beside it, with the source of 1 where they have none. $-words are filled:
  $S $^S     the source, mid-sentence or capitalised             $X $^X $Q $QC  the content as a clause, a sentence, in marks, with a comma
  $NP $REST  subject of the content, what follows its auxiliary  $M $R $U    an outlet, vague media, an unnamed holder
  $A         a named holder                                      $D          a day
  $NOUN $TAIL $SAY                                               a noun of saying, a predicate for it, a verb of saying
  $CUE $RAW                                                      cue and content as they are, where source, cue, content stand in this order
  $PERSON $THING $CULPRIT $ACT $SHORT $AFTER $SCENE              words for headlines, lists, captions and side clauses
"""
import dataclasses
import re

AUXILIARIES = {"is", "are", "was", "were", "has", "have", "had", "will", "would"}
VERBS = {"said", "says", "say", "added", "adds", "wrote", "writes", "noted", "notes", "reported", "reports", "claimed", "claims", "argued", "argues", "insisted",
         "insists", "warned", "warns", "predicted", "told", "announced", "acknowledged", "believe", "believes", "stated", "declared"}
CLAUSAL = VERBS | {"according to", "also said", "has said", "have said", "said in a statement", "had said", "showed", "shows", "show", "found", "suggests", "suggested",
                   "indicated", "stressed", "maintained", "asserted", "concluded", "explained"}

OUTLETS = """Reuters|the Associated Press|AFP|Xinhua|the BBC|CNN|Al Jazeera|ABC News|NBC News|Fox News|Radio Free Asia|The New York Times|The Guardian|the Daily Herald|
Le Monde|Der Spiegel|the Straits Times|the Nation|Haaretz|the Times of India|The Wall Street Journal|Politico|the Lagos Courier|Bloomberg|the Financial Times|
Kyodo|Yonhap|Interfax|state television|a local newspaper|the news agency ANSA|the daily La Prensa|Radio Delta|TV2|Channel 9|the weekly Proceso|the Morning Post|
the Harbour Times|Granma|Anadolu|the newspaper Kommersant|a German magazine|Sky News|the Sunday Mirror|the Jakarta Globe|state media""".replace("\n", "").split("|")
VAGUE = """media reports|news reports|local media|reports|several newspapers|press reports|some reports|state media|local news outlets|foreign media|unconfirmed reports|
Western media|recent reports|broadcasters|published reports|newspaper reports""".replace("\n", "").split("|")
UNNAMED = """unnamed officials|two unnamed diplomats|a senior government official|a person familiar with the matter|people briefed on the talks|three sources|a police source|
intelligence officials|sources close to the president|an unidentified aide|government sources|two people with knowledge of the plan|anonymous sources|a leaked memo|
court documents|people familiar with the inquiry|a Western diplomat|unnamed administration sources|industry sources|security officials|internal documents|
a hospital source|a military communique|local residents|an internal report|leaked minutes|two former employees|fishermen|a cabinet minister|witnesses""".replace("\n", "").split("|")
NAMED = """Police in Lyon|the foreign ministry|the lawyer|the prosecutor|a spokesman for the army|the indictment|the report|her lawyer|the union|the opposition leader|the company|
Judge Marta Lindqvist|the committee|his former deputy|the governor|Interior Minister Paulo Reis|a court filing|the audit|Senator Olga Brandt|the coach|the rebels|the study|
two neighbours|the bank|the embassy|Mayor Daniel Okafor|the commission|the complaint|the coroner|a witness|defence lawyers|the airline""".replace("\n", "").split("|")
PEOPLE = """Marta Lindqvist, prosecutor|Daniel Okafor, mayor|Ines Carvalho, shop steward|Reza Tavakoli, farmer|Dr Hanna Weiss, head of the clinic|Tom Achebe, 34, driver|
Lucia Moretti, teacher|Piotr Zielinski, mayor of the town|Aisha Rahman, nurse|the club's chairman, Leo Brandt|Jan de Wit, energy minister|Sofia Petrova|Kwame Mensah|
Carlos Ibanez, a retired judge|Grace Lim, who runs the shelter""".replace("\n", "").split("|")
THINGS = """the toll on the bridge|a ban on night flights|the new tax on diesel|a second runway|the cuts to school meals|an inquiry into the fire|the sale of the port|higher fares|
a four-day week|the treaty|the budget plan|a ceasefire|the merger|the dam project|new elections|the pension reform|the prison deal|a curfew|the lithium mine|the extradition""".replace("\n", "").split("|")
CULPRITS = """North Korea|Russian hackers|the former mayor|a rival gang|Iran|the rebels|two brothers|the airline|a Chinese firm|the ex-minister|a bank clerk|the militia|the utility|
an army unit|the fugitive banker|the smugglers|the coach""".replace("\n", "").split("|")
ACTS = """the bank hack|the bridge bombing|the museum theft|the ferry disaster|the blackout|the killing of a reporter|the oil spill|the hospital fire|vote rigging|the drone attack|
the data leak|match fixing|the kidnapping|the mine collapse|the poisoned wells""".replace("\n", "").split("|")
SHORT = """police|investigators|officials|prosecutors|experts|critics|the court|the minister|the union|scientists|the opposition|villagers|US officials|the UN|the army|the mayor|
lawyers|the president|doctors|spies|Brussels|the regulator|farmers|EU diplomats|the coach|the study|teachers|US investigators|relatives""".replace("\n", "").split("|")
SCENES = """People walk past the parliament building in the rain on $D.|The entrance of the plant is seen in this photo taken last year.|The harbour at dawn, $D, Dec. 4.|
A woman waits outside the court in the capital, $D, June 12, 2019.|The logo of the company is pictured at its headquarters.|Protesters hold candles in front of the embassy on $D.|
FILE - The bridge is closed to traffic after the storm, $D, March 3, 2021.|A man repairs a fishing net at the quay. (Photo: Harbour Press)|Children play near the fence of the camp.|
Firefighters at work on $D.|The old mill, which was sold in May.|Photo: Lena Holt / Delta Images""".replace("\n", "").split("|")
AFTER = """hours after the talks ended|a day before the vote|after weeks of silence|as the trial went into its third day|while the search went on|days after the company cut its forecast|
despite a ban on rallies|following an attack on a convoy""".replace("\n", "").split("|")
PLACES = "Washington|LONDON|Geneva|BEIJING|New Delhi|CAIRO|Nairobi|SEOUL|Mexico City|LAGOS|Brussels|MOSCOW|Jakarta|TOKYO|Lima|ANKARA|Warsaw|SYDNEY".split("|")
DATELINES = ("$P: ", "$P, May 4: ", "$P - ", "$P (AP) - ", "$P — ", "$P, Dec. 12 (Reuters) - ", "$P, March 3 — ", "$P | ", "$P -- ")
DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Friday evening|the weekend".split("|")
NOUNS = """claim|argument|warning|assertion|suggestion|conclusion|prediction|belief|complaint|insistence|statement|contention|view|charge|accusation|denial|finding|promise|hope|fear|
admission|assurance|announcement|allegation|theory|suspicion|pledge|boast|conviction|concern""".replace("\n", "").split("|")
TAILS = """still draws visitors|followed the team for years|reached the night shift first|kept the fleet in port|drew criticism on Monday|has not been tested|surprised even allies|was met with silence|did not convince everybody|came too late|is now four years old|
was repeated on Thursday|remains open to dispute|took up most of the hearing|angered the other side|has been heard before|still divides the town|changed little|
did not survive the week|was on every front page|made the rounds on Friday""".replace("\n", "").split("|")
SAYING = "said|said|said|reported|claimed|wrote|says|stated|announced|believes|warned|argued".split("|")

# Marks that PolNeAR train lacks or has only in one publisher's articles: (opening, closing), weight.
MARKS = [(("''", "''"), 3), (("‘", "’"), 3), (("'", "'"), 2), (("“", "”"), 2), (("\"", "\""), 2), (("«", "»"), 2), (("„", "“"), 1), (("``", "''"), 1)]


@dataclasses.dataclass
class Form:
    template: str
    weight: float = 1.0

    def fits(self, s):
        """Whether a simple sentence can take the form: its cue must carry a clause, and its parts be what the template asks for."""
        if "$RAW" in self.template:
            return s.in_order and s.name and not s.quoted
        if s.cue.lower() not in CLAUSAL or re.match(r"to |.*\?$", s.clause):
            return False
        if "$Q" in self.template:
            return s.quoted and s.name
        if s.quoted or "$NP" in self.template and s.verb not in self.auxiliary():
            return False
        if "$GER" in self.template and not re.match(r"\w+ing ", s.rest):
            return False
        return s.name or not re.search(r"\$\^?S(?!\] \[\dc (?!in ))|by\] \[1s|of\] \[1s|For\] ", self.template)

    def auxiliary(self):
        found = re.search(r"\$NP:([a-z/]+):", self.template)
        return set(found.group(1).split("/")) if found else AUXILIARIES


FORMS = [Form(*f) for f in (
    # relayed by a medium
    ("[1s $^S] [1c was quoted by $M as saying] [1x that $X].", 2), ("[1x $^X], [1s $S] [1c was quoted by $M as saying].", 3),
    ("[1x $^X], [1s $S] [1c was quoted as saying by $M].", 1), ("[1s $^S] [1c was quoted as saying] [1x $X].", 1), ("[1s $^S] [1c was cited by $M as saying] [1x that $X].", 1),
    ("[1x $QC] [1s $S] [1c was quoted as saying by $M].", 1.5), ("[1x $QC] [1s $S] [1c was quoted by $M as saying].", 1.5), ("[1s $^M] [1c quoted] $S [1c as saying] [1x that $X].", 1.5),
    ("[1x $QC] [1s $M] [1c quoted] $S [1c as saying].", 1), ("[1s $^M] [1c cited] $S [1c as saying] [1x that $X].", 0.7),
    ("Citing $U, [1s $M] [1c $SAY] [1x that $X].", 1), ("Quoting $U, [1s $M] [1c said] [1x $X].", 1), ("[1s $^M], citing $U, [1c $SAY] [1x that $X].", 1),
    ("[1s $^M] [1c $SAY], quoting $U, [1x that $X].", 1), ("[1x $^X], [1s $M] [1c $SAY] on $D, citing $U.", 1), ("[1s $^M] [1c said] on $D, citing $U, [1x that $X].", 0.7),
    ("[1s $^S] [1c told] $M [1x that $X].", 1), ("[1x $QC] [1s $S] [1c told] $M.", 1), ("[1x $^X], [1s $S] [1c told] $M on $D.", 0.7),
    ("Speaking to $M, [1s $S] [1c said] [1x $X].", 0.7),
    # vague media
    ("[1x $^X], [1s $R] [1c have said].", 2), ("[1s $^R] [1c have said] [1x that $X].", 1), ("[1s $^R] [1c suggest] [1x $X].", 0.7), ("[1x $^X], [1c according to] [1s $R].", 1),
    # a claim inside a claim
    ("[1x [2s $^S] [2c $VERB] [2x $X]], [1s $R] [1c have said].", 1.5), ("[1s $^R] [1c said] [1x that [2s $S] [2c $VERB] [2x that $X]].", 1),
    ("[1s $^M] [1c $SAY] [1x that [2s $S] [2c $VERB] [2x $X]].", 2), ("[1c According to] [1s $A], [1x [2s $S] [2c $VERB] [2x $X]].", 1.5),
    ("[1s $^A] [1c $SAY] [1x that [2s $S] [2c $VERB] [2x that $X]].", 3), ("[1s $^A] [1c $SAY] [1x [2s $S] [2c believed] [2x $X]].", 1),
    ("[1s $^A] [1c $SAY] [1x [2s $S] [2c knew] [2x that $X]].", 0.7), ("[1s $^A] [1c $SAY] [1x that [2s $S] [2c had told] $U [2x that $X]].", 0.7),
    ("[1s $^A] [1c $SAY] [1x [2c it was believed] [2x that $X]].", 0.7), ("[1s $^S] [1c $VERB] [1x that [2s $U] [2c told] $A [2x that $X]].", 1),
    ("[1s $^S] [1c $VERB] [1x [2s $U] [2c feared] [2x that $X]].", 0.7), ("[1s $^S] [1c denied] [1x that [2s $U] [2c had said] [2x $X]].", 0.5),
    ("[1x [2s $^S] [2c $VERB] [2x $X]], [1c according to] [1s $A].", 1), ("[1x “[2s I] [2c told] them [2x $X],”] [1s $S] [1c said].", 1),
    ("[1x “[2s We] [2c think] [2x $X],”] [1s $S] [1c said].", 1), ("[1x “[2s I] [2c believe] [2x $X],”] [1s $S] [1c $VERB].", 1),
    # nouns
    ("[1s $^S’s] [1c $NOUN] [1x that $X] $TAIL.", 3), ("[1s $^S's] [1c $NOUN] [1x that $X] $TAIL.", 2), ("[1s His] [1c $NOUN] [1x that $X] $TAIL.", 1), ("[1s Her] [1c $NOUN] [1x that $X] $TAIL.", 0.7),
    ("[1c The $NOUN] [1x that $X] $TAIL.", 1.5), ("[1c The $NOUN by] [1s $S] [1x that $X] $TAIL.", 1), ("[1c A $NOUN by] [1s $S] [1x that $X] $TAIL.", 1),
    ("[1c The $NOUN from] [1s $S] [1x that $X] $TAIL.", 0.7), ("[1c Claims] [1x that $X] $TAILS.", 0.7), ("[1c Rumours] [1x that $X] $TAILS.", 0.7),
    # nobody
    ("[1c It is believed] [1x that $X].", 1), ("[1c It was reported] on $D [1x that $X].", 0.5), ("[1c It is feared] [1x that $X].", 0.5), ("[1x $^X], [1c it is believed].", 0.5),
    ("[1x $NP:is/are/was/were/has/have/had/will: $AUX] [1c reportedly] [1x $REST].", 2.5), ("[1x $NP:is/are/was/were/has/have/had: $AUX] [1c allegedly] [1x $REST].", 1.5),
    ("[1x $NP:is/are:] [1c $AUX believed] [1x to be $REST].", 1.5), ("[1x $NP:is/are:] [1c $AUX thought] [1x to be $REST].", 1), ("[1x $NP:has/have:] [1c $BE believed] [1x to have $REST].", 1.5),
    ("[1x $NP:was/were:] [1c $AUX long thought] [1x to have been $REST].", 1), ("[1x $NP:is/are/was/were:] [1c $AUX long suspected of] [1x $GER].", 2.5),
    ("[1x $NP:is/are/was/were:] [1c $AUX accused of] [1x $GER].", 1.5), ("[1x $NP:was/were:] [1c $AUX rumoured] [1x to have been $REST].", 0.7), ("[1c Reportedly], [1x $X].", 0.5),
    ("[1x $NP:will/would:] [1c is expected] [1x to $REST].", 1),
    # according to, and its kin
    ("[1c In the view of] [1s $S], [1x $X].", 1), ("[1c As per] [1s $S], [1x $X].", 0.7), ("[1c By] [1s $S’s] [1c account], [1x $X].", 1), ("[1x $^X], [1c by] [1s $S's] [1c own account].", 0.7),
    ("[1c For] [1s $S], [1x $X].", 0.7), ("[1c According to] [1s $S], [1x $X].", 1), ("[1x $QC] [1c according to] [1s $S].", 1.5), ("[1x $QC] [1c according to] [1s $A].", 0.7),
    ("[1c In the words of] [1s $S], [1x $X].", 0.5), ("[1x $^X], [1c in] [1s $S’s] [1c telling].", 0.4), ("[1x $NP:is/are/was/were/has/have/had/will:], [1c according to] [1s $S], [1x $AUX $REST].", 1.5),
    ("[1x $NP:is/are/was/were/has/have/had/will:], [1s $S] [1c said], [1x $AUX $REST].", 1), ("[1x $NP:is/are/was/were/has/have/had/will:] — [1s $S] [1c later insisted] — [1x $AUX $REST].", 0.7),
    # statements, colons, dashes
    ("[1s $^S] [1c in a statement said] [1x $X].", 1), ("[1s $^S] [1c in a statement acknowledged] [1x that $X].", 0.7), ("[1s $^S] [1c in an email said] [1x that $X].", 0.5),
    ("[1c It was announced by] [1s $S] [1x that $X].", 0.7), ("[1s $^S’s] [1c verdict:] [1x $X].", 0.7), ("[1s His] [1c message was short:] [1x $X].", 0.5), ("[1s $^S’s] [1c answer:] [1x $Q].", 0.7),
    ("[1x $^X] – or so [1s $S] [1c claims].", 0.5), ("\n\n[1x $Q] [1c —] [1s $S]\n\n", 2), ("\n\n[1x $Q] [1c ―] [1s $S]\n\n", 1), ("\n\n[1x $Q] [1c –] [1s $S]\n\n", 1.5), ("\n\n[1x $Q] [1c --] [1s $S]\n\n", 1),
    ("[1s $^S] [1c put it this way:] [1x $Q].", 0.7), ("[1s $^S] [1c was blunt:] [1x $Q].", 0.7),
    ("[1c It was wrong, in the opinion of] [1s $S], [1x that $X].", 0.2), ("[1x $^X], [1s $S] [1c insists].", 0.5), ("[1x $^X], [1c says] [1s $S].", 1), ("[1s $^S] [1c denied] [1x that $X].", 0.7),
    # a claim inside a claim, whatever its cue
    ("[1s $^M] [1c $SAY] [1x that [2s $S] [2c $CUE] [2x $RAW]].", 3), ("[1s $^A] [1c $SAY] [1x that [2s $S] [2c $CUE] [2x $RAW]].", 6), ("[1s $^A] [1c $SAY] [1x [2s $S] [2c $CUE] [2x $RAW]].", 4),
    ("[1x [2s $^S] [2c $CUE] [2x $RAW]], [1s $R] [1c have said].", 3), ("[1x [2s $^S] [2c $CUE] [2x $RAW]], [1s $R] [1c have said], $AFTER.", 3),
    ("[1x [2s $^S] [2c $CUE] [2x $RAW]], [1c according to] [1s $A].", 3), ("[1c According to] [1s $A], [1x [2s $S] [2c $CUE] [2x $RAW]].", 3), ("[1s $^U] [1c told] $M [1x that [2s $S] [2c $CUE] [2x $RAW]].", 1),
    ("[1x $^X], [1s $R] [1c have said], $AFTER.", 2), ("[1x $^X], [1s $M] [1c reported], $AFTER.", 1), ("[1x $^X], [1s $S] [1c said] on $D, $AFTER.", 1),
    # captions, lists of voices
    ("\n\n$SCENE [1s $^S] [1c says] [1x $X].\n\n", 3), ("\n\n$SCENE [1s $^S] [1c said] [1x $X].\n\n", 2), ("\n\n$SCENE [1s $^A] [1c says] [1x that $X].\n\n", 1),
    ("\n\n$SCENE [1x $NP:is/are:] [1c $AUX believed] [1x to be $REST].\n\n", 1), ("\n\n$SCENE [1s $^A] [1c plans] [1x to oppose $THING].\n\n", 1),
    ("\n\n[1s $PERSON][1c :] [1x $Q]\n\n", 3), ("\n\n[1s $PERSON] [1c –] [1x $Q]\n\n", 2), ("\n\n[1x $Q] [1c –] [1s $PERSON]\n\n", 1), ("\n\n[1s $^S][1c :] [1x $Q]\n\n", 1),
    # participles besides the cue
    ("[1s $^R], quoting $U, [1c said] [1x that $X].", 1.5), ("[1s $^M] [1c $SAY], citing $U, [1x that $X].", 2), ("[1s $^M], quoting $U, [1c $SAY] [1x that $X].", 1.5), ("Citing $U, [1s $M] [1c said] [1x $X].", 1.5),
    ("[1s $^M] [1c cited] $S [1c as saying] [1x $X].", 1), ("[1s $^M] [1c quoted] $U [1c as saying] [1x that $X].", 1.5),
    # cues around a content, and behind it
    ("[1x $NP:is/are/was/were/has/have/had/will:], [1s $S] [1c believes], [1x $AUX $REST].", 1.5), ("[1x $NP:is/are/was/were/has/have/had/will:], [1c says] [1s $S], [1x $AUX $REST].", 1),
    ("[1x $NP:is/are/was/were/has/have/had/will:] - [1s $S] [1c would later claim] - [1x $AUX $REST].", 1), ("[1x $^X], [1c it was announced by] [1s $S].", 1), ("[1x $^X] – or so [1s $S] [1c claims].", 1),
    ("[1x $NP:is/are/was/were:] [1c $AUX accused by] [1s $S] [1x of $GER].", 2.5), ("[1x $^X], [1c announced] [1s $S] on $D.", 1), ("[1x $Q,] [1c sighed] [1s $S].", 0.7),
    ("[1s $^S] [1c in a press release announced] [1x that $X].", 1), ("[1s $^S] [1c in a statement] on $D [1c said] [1x that $X].", 0.7),
    # fronted and closing phrases
    ("[1c In the opinion of] [1s $S], [1x $X].", 1.5), ("[1c In the view of] [1s $S], [1x $X].", 1.5), ("[1c As per] [1s the $NOUN of] $D, [1x $X].", 0.3), ("[1c As per] [1s $S], [1x $X].", 1.5),
    ("[1c By] [1s $S's] [1c account], [1x $X].", 2), ("[1c By] [1s his] [1c own account], [1x $X].", 1), ("[1x $^X], [1c by] [1s $S’s] [1c own count].", 1), ("[1c For] [1s $S], [1x $X].", 2), ("[1c To] [1s $S], [1x $X].", 0.5),
    # nouns, colons, dashes
    ("[1c The rumour] [1x that $X] $TAIL.", 1.5), ("[1c The claim] [1x that $X] $TAIL.", 1.5), ("[1c Accusations] [1x that $X] $TAILS.", 1), ("[1c Fears] [1x that $X] $TAILS.", 1),
    ("[1s $^S’s] [1c demand] [1x for $THING] $TAIL.", 1), ("[1s $^S's] [1c opposition to] [1x $THING] $TAIL.", 0.7), ("[1c Calls by] [1s $S] [1x for $THING] $TAILS.", 0.7),
    ("[1s $^S] [1c was blunt after the meeting:] [1x $Q].", 1), ("[1s $^S] [1c had one message:] [1x $X].", 1), ("[1s Her] [1c answer was brief:] [1x $X].", 1), ("[1s $^S] [1c summed it up in a sentence:] [1x $X].", 1),
    ("[1s $^S] [1c has one demand] — [1x that $X].", 1), ("[1s $^S] [1c had a warning] — [1x $Q].", 0.7), ("[1s $^S] [1c were clear:] [1x $X].", 0.7),
    # words of our own all through: short claims, passives, several relations in a sentence, and none
    ("[1x [2s $^SHORT] [2c have connected] [2x $CULPRIT to $ACT]], [1s $R] [1c have said].", 6), ("[1x [2s $^SHORT] [2c have linked] [2x $CULPRIT to $ACT]], [1s $R] [1c have said], $AFTER.", 6),
    ("[1x [2s $^SHORT] [2c have blamed] [2x $CULPRIT for $ACT]], [1s $M] [1c reported].", 1), ("[1s $^A] [1c said] [1x that [2s $SHORT] [2c had accused] [2x $CULPRIT of $ACT]].", 1.5),
    ("[1s $^R] [1c say] [1x [2s $SHORT] [2c suspect] [2x $CULPRIT in $ACT]].", 4), ("[1s $^M] [1c reported] [1x that [2s $SHORT] [2c have tied] [2x $CULPRIT to $ACT]].", 3),
    ("[1s $^A] [1c said] [1x that [2s $CULPRIT] [2c had planned] [2x to take part in $ACT]].", 3), ("[1s $^A] [1c says] [1x that [2s $SHORT] [2c promised] [2x $THING] in writing].", 1),
    ("[1s $^A] [1c said] [1x [2s $SHORT] [2c knew about] [2x $ACT] in May].", 1), ("[1s $^A] [1c said] [1x [2s $SHORT] [2c had ordered] [2x $THING] and had ignored the warnings].", 1),
    ("[1x $^CULPRIT] [1c was accused by] [1s $SHORT] [1x of $ACT].", 1), ("[1x $^CULPRIT] [1c was found guilty by] [1s a jury in the capital] [1x of $ACT].", 1), ("[1x Residents] [1c were urged by] [1s $SHORT] [1x to oppose $THING].", 1),
    ("Voters [1c were told by] [1s $A] [1x that $X].", 1), ("[1x $^CULPRIT] [1c is accused of] [1x $ACT].", 1), ("[1x They] [1c are thought] [1x to have taken part in $ACT].", 1), ("[1x $^CULPRIT] [1c was long suspected of] [1x $ACT].", 1),
    ("[1x $^THING] [1c was long thought] [1x to be certain].", 1), ("[1x $^CULPRIT] [1c allegedly] [1x planned $ACT].", 1), ("[1x $^CULPRIT] [1c reportedly] [1x took part in $ACT].", 1),
    ("[1s $^SHORT's] [1c promise] [1x to end $THING] $TAIL.", 1.5), ("[1s $^SHORT’s] [1c demand] [1x for $THING] $TAIL.", 1.5), ("Despite [1c assurances from] [1s $A] [1x that $X], work on $THING went on.", 1),
    ("[1c The finding by] [1s $A] [1x that $X] $TAIL.", 1), ("[1c The rumour] [1x that $THING would be dropped] $TAIL.", 1), ("[1c Accusations] [1x that $CULPRIT planned $ACT] $TAILS.", 1), ("[1c The claim] [1x that $CULPRIT was behind $ACT] $TAIL.", 1),
    ("[1s $^A's] [1c claim] [1x that $CULPRIT was behind $ACT] $TAIL.", 1), ("[1s $^A] [1c had one word for $THING:] [1x nonsense].", 1), ("[1s Their] [1c orders were short:] [1x close the gates and wait].", 0.7),
    ("\n\n[1s Q][1c :] [1x When will $SHORT stop $THING?]\n\n[3s A][3c :] [3x $^X.]\n\n", 1), ("[1s $^A] [1c ruled] [1x that $X] and [3c ordered] [3x an end to $THING].", 1),
    ("[1s $^A] [1c said] [1x $X], [3c denied] [3x that $CULPRIT knew of $ACT] and [4c promised] [4x to end $THING].", 1), ("[1s $^A] [1c praised] [1x $SHORT], [3c calling] [3x $THING a mistake].", 1),
    ("[1s $^SHORT] [1c hopes] [1x that $X], but [3s $A] [3c expects] [3x $THING].", 1), ("[1s Two witnesses] [1c said] [1x $X], and [3s a note by $A] [3c blames] [3x $CULPRIT].", 1),
    ("[1x $^THING] — [1s $SHORT] [1c would later insist] — [1x was never planned].", 1), ("[1x $^THING was never planned] – or so [1s $SHORT] [1c claim].", 1), ("[1x $^X], [1c announced] [1s $A] on $D.", 1),
    ("[1x $NP:is/are/was/were/has/have/had/will:], [1c believes] [1s $PERSON], [1x $AUX $REST].", 1), ("[1x $NP:is/are/was/were/has/have/had/will:], [1c wrote] [1s $PERSON] in a weekly column, [1x $AUX $REST].", 1),
    ("[1x $^X], [1c said] [1s a person briefed on the plan who asked not to be identified].", 1), ("[1x $^X], [1c said] [1s $U].", 1), ("[1s Many in the village] [1c suspect] [1x that $X].", 0.7), ("[1s $^U who know the case] [1c doubt] [1x it].", 0.7),
    ("[1s $^A] [1c rejected] [1x $THING] in a short statement.", 1), ("[1s $^A] [1c called] [1x $THING ‘a mistake’] at the end of a long hearing.", 1), ("\n\n[1s $^A] [1c says] [1x $X]. $SCENE\n\n", 1),
    ("[1x $^X], [1c by] [1s $A's] [1c own count].", 1), ("[1c For] [1s $PERSON], [1x $THING is a gift to the rich].", 1), ("[1s A study published on $D] [1c shows] [1x that $X].", 1), ("[1x « $^X »], [1s $A] [1c told] reporters.", 0.7),
    ("$^SHORT put on their coats, walked to the cars and drove away.", 1), ("The launch went according to plan on $D.", 0.7), ("$^SHORT were tired and hungry.", 0.7), ("$^A opened at nine and closed at five on $D.", 0.7), ("$^CULPRIT has been silent since $D.", 0.7),
)]

HEADLINES = [Form(t) for t in ("[1s $^S][1c :] [1x $^X]", "[1x $^X], [1s $S] [1c says]", "[1x $^X] [1c –] [1s $S]", "[1x $^X] [1c -] [1s $S]", "[1s $^S] [1c says] [1x $X]", "[1s $^S] [1c warns] [1x $X]",
                               "[1x ‘$^X’][1c :] [1s $S]", "[1x ‘$^X’][1c :] [1s $SHORT]", "[1x ‘$^X’], [1c says] [1s $S]", "[1x $^X], [1c according to] [1s $S]")]
# Headlines of words of our own; they need nothing of an article.
OWN_HEADLINES = [Form(t) for t in ("[1s $^SHORT] [1c link] [1x $CULPRIT to $ACT]", "[1s $^SHORT] [1c blame] [1x $CULPRIT for $ACT]", "[1s $^SHORT] [1c accuse] [1x $CULPRIT of $ACT]", "[1s $^SHORT] [1c tie] [1x $CULPRIT to $ACT]",
                                   "[1s $^SHORT] [1c suspect] [1x $CULPRIT in $ACT]", "[1s $^SHORT] [1c rules out] [1x $THING]", "[1s $^SHORT] [1c rejects] [1x $THING]", "[1s $^SHORT] [1c back] [1x $THING]",
                                   "[1s $^SHORT] [1c fear] [1x $THING]", "[1s $^SHORT] [1c order] [1x $THING]", "[1s $^SHORT] [1c vow] [1x to fight $THING]", "[1s $^SHORT] [1c call for] [1x $THING]",
                                   "[1x $^CULPRIT] [1c accused of] [1x $ACT]", "[1x $^CULPRIT] [1c suspected in] [1x $ACT]", "[1x $^CULPRIT behind $ACT], [1s $SHORT] [1c say]",
                                   "[1s $^SHORT] [1c deny] [1x role in $ACT]", "[1s $^SHORT] [1c expect] [1x $THING]", "[1s $^SHORT][1c :] [1x $CULPRIT behind $ACT]", "[1s $^CULPRIT] [1c denies] [1x $ACT]",
                                   "[1s $^SHORT] [1c plans] [1x $THING]", "[1s $^SHORT] [1c wants] [1x $THING]", "[1s $^SHORT] [1c warns of] [1x $THING]", "[1s $^SHORT] [1c sees] [1x $CULPRIT behind $ACT]",
                                   "$^CULPRIT sues $SHORT over $ACT", "$^SHORT arrest two after $ACT", "$^ACT: what we know", "Five hurt in $ACT", "$^CULPRIT meets $SHORT")]


def words_for(s, source):
    """The words that a template's $-names stand for."""
    pick = source.choice
    return {"^S": s.source[0].upper() + s.source[1:], "S": s.source, "^X": s.sentence, "X": s.clause, "Q": s.sentence, "QC": s.sentence[:-1] + "," + s.sentence[-1], "NP": s.subject, "AUX": s.verb, "REST": s.rest, "GER": s.rest,
            "BE": "is" if s.verb == "has" else "are", "M": pick(OUTLETS), "R": pick(VAGUE), "U": pick(UNNAMED), "A": pick(NAMED), "D": pick(DAYS), "NOUN": pick(NOUNS), "TAIL": pick(TAILS),
            "TAILS": pick(("drew criticism on Monday", "have not been tested", "followed the team to the final", "spread through the market", "came too late", "did not go away")),
            "SAY": pick(SAYING), "PERSON": pick(PEOPLE), "THING": pick(THINGS), "CULPRIT": pick(CULPRITS), "ACT": pick(ACTS), "SHORT": pick(SHORT), "AFTER": pick(AFTER),
            "SCENE": pick(SCENES).replace("$D", pick(DAYS)), "CUE": s.cue, "RAW": s.raw, "VERB": s.cue if s.cue.lower() in VERBS and s.cue.lower() != "told" else "said"}


PART = re.compile(r"\[(\d)([scx]) |\]|\$(\^?[A-Z]+)(?::[a-z/]+:)?|[^\[\]$]+")
ROLES = {"s": "source", "c": "cue", "x": "content"}


def fill(form, s, source):
    """(text, relations): the template with its words in place, and the spans that its brackets mark; a nested relation names its parent."""
    values, out, stack, spans = words_for(s, source), "", [], {}
    for m in PART.finditer(form.template):
        if m.group(1):
            stack.append((m.group(1), ROLES[m.group(2)], len(out)))
        elif m.group() == "]":
            number, role, begin = stack.pop()
            spans.setdefault(number, {"source": [], "cue": [], "content": []})[role].append([begin, len(out)])
        elif m.group(3):
            value = values[m.group(3).lstrip("^")] if m.group(3) not in values else values[m.group(3)]
            if m.group(3).startswith("^") and m.group(3)[1:] not in "SX":
                value = value[0].upper() + value[1:]
            out += value
        else:
            out += m.group()
    for n in spans:  # "ruled that ... and [3c ordered] ...": one source for both
        if n > "2" and not spans[n]["source"]:
            spans[n]["source"] = [list(b) for b in spans["1"]["source"]]
    relations = [dict(spans[n], id="f" + n, parent="f1" if n == "2" else None) for n in sorted(spans)]
    for r in relations:
        for role in ("source", "cue", "content"):
            r[role].sort()
    return large_start(out), relations


def large_start(text):
    at = re.match(r"[\s\"“‘'«„]*", text).end()
    return text[:at] + text[at:at + 1].upper() + text[at + 1:]
