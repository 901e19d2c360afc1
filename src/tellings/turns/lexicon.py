"""The words that tell who speaks: roles, verbs of saying, questioners, genres, pronouns; in a dozen languages.

All are casefolded. Lists of several languages are joined where a word of one does no harm in another; the pronouns
are kept by language, because "me", "mi" and "nos" mean different things. The next reader is `names`.
"""

from __future__ import annotations

from functools import lru_cache

#: A text asks of the same words again and again.
_WORDS_KEPT = 1 << 15


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


#: Labels that stand for somebody without a name. The text after such a label is a question …
ASKING = _words(
    "q question questions journalist reporter correspondent interviewer press media",
    "вопрос вопросы журналист журналистка корреспондент ведущий ведущая",
    "frage zusatzfrage nachfrage journalist journalistin reporter moderatorin",
    "journaliste correspondant correspondante intervieweur pregunta periodista entrevistador entrevistadora p",
    "سؤال السؤال س صحفي صحفية الصحفي مراسل المذيع soru gazeteci muhabir 问 記者 记者 提问 問",
    "domanda giornalista pergunta jornalista питання журналіст pytanie dziennikarz",
)
#: … the answer to one …
ANSWERING = _words(
    "a answer r réponse reponse ответ antwort respuesta جواب الجواب ج الإجابة cevap yanıt 答 risposta resposta",
    "відповідь odpowiedź",
)
#: … or somebody's words, whoever it is.
SPEAKING = _words(
    "moderator moderators host anchor presenter chair chairman chairwoman chairperson speaker voice participant",
    "court witness clerk bailiff defendant",
    "interpreter translator operator reply remark response remarks comment audience staff secretariat all",
    "модератор ведущий переводчик реплика председатель возглас голос председательствующий",
    "moderation moderatorin vorsitz vorsitzender vorsitzende zuruf dolmetscher sprecher sprecherin",
    "modérateur modératrice animateur animatrice président présidente présentateur présentatrice",
    "interprète intervenant",
    "moderador moderadora presentador presentadora interlocutor interlocutora intérprete presidente presidenta",
    "الرئيس المقدم مقدم مدير المترجم moderatör sunucu başkan çevirmen 主持人 主席 发言人 翻译 moderatore",
)
#: What those are called who chair a sitting …
CHAIRING = _words(
    "president chair chairman chairwoman chairperson speaker président présidente presidente presidenta presidencia",
    "председатель председательствующий председательствующая vorsitz vorsitzender vorsitzende başkan",
)
#: … and what may stand before or after it, or before a name, in a label.
TITLES = _words(
    "the acting temporary provisional pro tempore le la el il der die l mr mrs ms madam sir m mme señor señora sr sra",
    "herr frau signor signora",
)
#: Labels that are also words of a page's furniture: they count only where others stand by.
COMMON = _words(
    "court witness clerk bailiff defendant",
    "a r p ج س press media host chair speaker all staff remarks comment response voice questions questions вопросы",
)

_ROLES = _words(
    "president vice-president premier chancellor minister secretary secretary-general undersecretary",
    "ambassador governor",
    "mayor king queen prince princess emperor empress sultan emir sheikh pope patriarch archbishop",
    "bishop cardinal imam",
    "rabbi senator congressman congresswoman representative deputy chief head chair chairman",
    "chairwoman chairperson",
    "director director-general commissioner commander general admiral colonel captain major lieutenant",
    "marshal judge",
    "justice prosecutor attorney speaker spokesman spokeswoman spokesperson leader ceo rector dean",
    "professor co-chair",
    "envoy delegate correspondent journalist reporter editor editor-in-chief moderator counsellor",
    "counselor advisor",
    "adviser founder owner author expert analyst economist historian scientist trainer coach lady lord",
    "baroness dame",
    "mr mrs ms miss mx sir madam dr prof hon honourable honorable rt excellency highness majesty",
    "holiness gen col lt h.e s.e s.e.m s.exc",
    "smt shri shrimati hon'ble thiru thirumathi alhaji alhaja hajia mallam engr mwalimu datuk datin encik bapak ibu",
    "lyonpo dasho ratu khun mevrouw mw dhr exmo exma excmo excma",
    "capt cllr councillor lawmaker lawmakers activist campaigner librarian lawyer teacher student farmer nurse",
    "engineer pensioner customer resident neighbour neighbor biologist geologist researcher sen rep gov amb pm fm",
    "sg sec father sister brother rev reverend st consul comptroller",
    "treasurer administrator",
    "господин госпожа г-н г-жа товарищ князь король королева царь шейх эмир папа сенатор депутат",
    "академик профессор",
    "abg abgeordneter abgeordnete vizepräsident vizepräsidentin herr frau dr prof könig königin fürst papst",
    "bischof bk bk'in bundesaußenminister senator senatorin",
    "sts bm bm'in bpräs st'in",
    "monsieur madame mademoiselle mme mlle président présidente ministre premier première chancelier chancelière",
    "roi reine pape sénateur sénatrice ambassadeur ambassadrice gouverneur maire directeur directrice",
    "général générale",
    "chef cheffe porte-parole secrétaire haut haute-représentante député députée commissaire",
    "señor señora sr sra don doña presidente presidenta ministro ministra canciller rey reina papa",
    "senador senadora",
    "embajador embajadora gobernador gobernadora alcalde alcaldesa director directora jefe jefa",
    "portavoz vocero vocera",
    "secretario secretaria primer primera vicepresidente vicepresidenta diputado diputada comisario comisaria",
    "الرئيس رئيس الوزير وزير وزيرة الملك الأمير الشيخ السيد السيدة السفير الدكتور ولي المتحدث الأمين أمير ملك سفير",
    "cumhurbaşkanı bakani baskani cumhurbaşkani başkani başbakani başbakan başbakanı bakan bakanı başkan başkanı",
    "büyükelçi kral kraliçe bay bayan",
    "sayın sözcüsü sözcü vali",
    "presidente ministro ministra signor signora senhor senhora cancelliere premier sindaco",
    "голова голови голові голову головою голово головний головного головна головної",  # by its stem "Головчук" were one
    "президентка пан пані prezydent premier minister pan pani",
)
#: Forms of address that are names too ("Hla Tun", "Rehana Begum"), so only in front of one.
STYLES = _words("tun dato seri pandit begum kumari haji hajah ustaz tuan puan")
#: Starts of words that are roles in every case and gender.
_ROLE_STEMS = (
    "президент", "вице-президент", "премьер", "министр", "замминистр", "канцлер", "глав", "посол",
    "посла", "губернатор",
    "мэр", "председател", "секретар", "генсек", "директор", "гендиректор", "руководител", "представител", "патриарх",
    "командующ", "прокурор", "спикер", "заместител", "помощник", "корреспондент", "журналист", "ректор", "наместник",
    "міністр", "прем'єр",
)  # fmt: skip
_ROLE_ENDS = (
    "minister", "ministerin", "ministers", "präsident", "präsidentin", "präsidenten", "kanzler",
    "kanzlerin", "kanzlers",
    "sprecher", "sprecherin", "sprechers", "botschafter", "botschafterin", "sekretär", "sekretärin", "beauftragter",
    "beauftragte", "vorsitzender", "vorsitzende", "bürgermeister", "bürgermeisterin",
)  # fmt: skip

_SAID = _words(
    "voiced assured pledged vowed urged testified",
    "said says say stated states replied replies answered answers responded noted added continued",
    "declared announced",
    "remarked told stressed emphasized emphasised underlined underscored explained commented observed",
    "began concluded",
    "opened greeted addressed spoke recalled insisted warned argued claimed wrote tweeted posted",
    "acknowledged admitted tells confessed conceded confirmed denied quipped joked laughed chuckled sighed shouted",
    "insists explains adds recalls admits laughs shrugs warns notes argues claims believes smiles writes jokes",
    "сказал сказала заявил заявила ответил ответила отметил отметила подчеркнул подчеркнула добавил добавила",
    "рассказал рассказала рассказывает объяснил объяснила объясняет признался призналась признаётся считает",
    "уточнил уточнила напомнил напомнила заверил заверила подытожил уверен уверена написал написала резюмировал",
    "утверждает утверждал призвал призвала вспоминает вспоминал вспоминала попросил попросила улыбается",
    "сообщил сообщила произнёс произнес продолжил продолжила пояснил пояснила объявил объявила говорит сказав",
    "sagte sagt erklärte erklärt antwortete betonte fügte ergänzte äußerte begann entgegnete erwiderte unterstrich",
    "meinte meint kündigte kritisierte warnte betont ergänzt berichtete berichtet forderte versicherte lobte schrieb",
    "assure assuré raconte raconté explique confie confié lance lancé poursuit poursuivi insiste insisté reconnaît",
    "reconnu regrette regretté résume glisse martèle martelé souffle précise précisé conclut conclu sourit soupire",
    "estime estimé jugé juge rappelle rappelé note promet promis témoigne écrit commente plaide jure prévient",
    "déclaré déclare dit répondu répond ajouté ajoute souligné souligne affirmé affirme indiqué indique expliqué",
    "dijo dice declaró afirmó señaló respondió agregó añadió expresó manifestó indicó subrayó explicó",
    "contestó sostuvo aseguró asegura comentó comenta confesó confiesa explica recordó recuerda protestó admitió",
    "admite advirtió advierte insistió lamentó lamenta relató relata apuntó apunta destacó destaca precisó concluyó",
    "escribió añade afirma señala cuenta contó",
    "قال قالت صرح صرحت أكد أكدت أضاف أضافت أوضح أوضحت أجاب أجابت ذكر",
    "dedi söyledi belirtti kaydetti konuştu vurguladı açıkladı yanıtladı ifade ifadesini ifadelerini",
    "diyen diye dile getirdi sözlerini sordu aktardı uyardı anlattı",
    "powiedział powiedziała dodał dodała stwierdził stwierdziła oświadczył oświadczyła podkreślił podkreśliła",
    "disse ha detto dichiarato affermato risposto afirmou declarou respondeu сказав заявив відповів",
)
_ASKED = _words(
    "asked asks inquired enquired questioned wondered спросил спросила поинтересовался",
    "поинтересовалась задал задала",
    "fragte fragt demandé demande interrogé preguntó pregunta سأل سألت sordu chiese perguntou запитав",
)
#: Verbs beside those of saying that a quotation hangs on ("called the talks “the best in years”").
QUOTING = _words(
    "called described calls describes telling promised likened jugé estimé parlé sprach sprechen "
    "put saying adding noting quoted cited telling declaring arguing insisting hailed dubbed termed "
    "nannte bezeichnete qualifié calificó llamó назвал назвала"
)
#: Chinese verbs stand without blanks before the colon.
_SAID_JOINED = ("说", "说道", "表示", "指出", "强调", "回答说", "答道", "称", "說")
_ASKED_JOINED = ("问", "问道", "提问", "問")

#: What an account reports that a person did, in the past and the third person.
REPORTED = (
    _words(
        "thanked asked expressed conveyed extended invited presented congratulated wished requested",
        "accepted expressing",
        "welcomed hailed praised discussed exchanged raised proposed urged called reaffirmed received visited met",
        "attended agreed signed left departed took made gave also then hosted saw viewed laid handed awarded posed",
        "поблагодарил поблагодарила попросил попросила выразил выразила передал передала пригласил",
        "пригласила вручил",
        "поздравил поздравила пожелал обсудил обсудили посетил принял провёл провел призвал приветствовал",
        "dankte bat lud überreichte würdigte begrüßte wünschte gratulierte sprach bekräftigte übermittelte",
        "besuchte",
        "remercié demandé exprimé transmis invité félicité souhaité salué évoqué agradeció pidió transmitió invitó",
        "felicitó expresó saludó deseó شكر طلب أعرب دعا هنأ ناقش teşekkür rica iletti davet etti",
    )
    | _SAID
)
REPORTED -= _words("say says begin")
#: Forms of address that a speaker puts before a name and an agency's narrator does not.
HONORIFICS = _words("mr mrs ms miss dear madam господин госпожа г-н г-жа herr frau monsieur madame señor señora sr sra")
#: Words that a speech is called in its title.
GENRES = _words(
    "remarks address speech statement statements keynote lecture message greetings greeting toast eulogy testimony",
    "intervention comments briefing commentary words declaration opening presentation homily sermon letter oration",
    "answers replies questions ответы вопросы réponses antworten respuestas risposte respostas",
    "выступление речь обращение заявление слово доклад приветствие вступительное послание выступления",
    "лекция комментарий",
    "rede ansprache erklärung statement grußwort regierungserklärung eingangsstatement pressestatement",
    "vortrag laudatio",
    "eröffnungsrede neujahrsansprache redebeitrag",
    "discours allocution déclaration intervention propos message toast adresse conférence mot",
    "discurso palabras declaración mensaje intervención alocución declaraciones",
    "كلمة خطاب بيان تصريح konuşması konuşma hitabı açıklaması mesajı 讲话 致辞 演讲 发言 discorso dichiarazione",
    "intervento pronunciamento виступ промова звернення заява слово привітання przemówienie",
)
#: Titles of conversations, whose speaker is told by labels.
INTERVIEWS = _words("interview entretien entrevista entrevue интервью беседа gespräch intervista mülakat مقابلة 专访")
#: Between a genre and who gave it: "remarks by", "Rede von", "discours du", "discurso del".
BY = _words("by of from von des der du de del de par por von'm da di")
#: After these a person in a title is spoken to or met, and is not the one who speaks.
TOWARDS = _words(
    "with to for at on during following after about meeting with и с со к на по mit bei zu anlässlich",
    "nach über auf",
    "avec à au lors sur pour con en ante sobre a para مع في ile",
)
#: Words of institutions, outlets and things: a label made of one names no person.
INSTITUTIONS = _words(
    "union nations council commission committee office ministry department bank fund agency",
    "organization organisation",
    "parliament congress senate assembly government republic federation kingdom state states university institute",
    "radio tv television news times post press newspaper magazine channel media journal herald tribune",
    "gazette daily",
    "forum conference treaty agreement charter convention court summit group party association",
    "foundation centre center",
    "company corporation service programme program street avenue road square airport river sea lake",
    "ocean island day",
    "affairs security energy culture economy finance health trade defence defense education science",
    "sport sports policy",
    "article chapter section annex part point item figure table page resolution list video photo",
    "document documents",
    "république republik república repubblica",
    "республика республики федерация федерации федерацией министерства министерство совет комиссия",
    "союз агентство банк газета радио телеканал университет правительство",
    "ministerium rat bundesregierung bundestag kommission rundfunk zeitung amt ministère conseil",
    "gouvernement union",
    "ministerio consejo gobierno comisión unión diario وزارة مجلس حكومة bakanlığı meclisi ajansı",
)
#: What a page or a clause starts with, which a speaker's label does not.
OPENERS = _words(
    "read see photo photos video share source sources date time place venue location contact contacts",
    "tel phone fax",
    "email e-mail address note notes first second third fourth fifth firstly secondly thirdly finally",
    "last next also",
    "background summary update updated published posted tags tag topics topic related more download",
    "subscribe follow",
    "print copyright category categories section language languages today yesterday tomorrow result",
    "results conclusion",
    "introduction example reference subject title abstract keywords author authors credit caption",
    "image here there this",
    "pour für that these those it we i you he she they what who why how when where which if but and or so",
    "because for to in on",
    "at by from with as an one two three four five six seven eight nine ten our my your their his her its all both",
    "let remember consider please thank thanks welcome good dear yes no not now then again only just even still",
    "selon laut nach gemäß según secondo segundo according d'après d’après",
    "duration interpretation attachments previous website weather editing reporting writing by-line ps nb warning",
    "важно справка источник фото видео дата место примечание итак первое второе третье во-первых",
    "во-вторых в на и но",
    "это мы я он она они что кто как где когда если потому читайте подробнее контакты телефон тема теги",
    "foto video quelle datum ort hinweis erstens zweitens drittens das dies wir ich er sie es was wer wie wo wenn",
    "kontakt thema themen und aber oder lesen mehr auch so",
    "photo vidéo date lieu note premièrement deuxièmement enfin nous je il elle ils ce c'est que qui",
    "comment où quand",
    "lire voir contact thème thèmes et mais ou donc",
    "foto vídeo fecha lugar nota primero segundo tercero nosotros yo él ella ellos esto que quién cómo",
    "dónde cuándo",
    "leer ver contacto tema temas y pero o fuente",
    "المصدر التاريخ ملاحظة أولا ثانيا ثالثا هذا نحن kaynak tarih not birinci ikinci",
    "注 来源 日期 第一 第二 首先 其次 最后",
)
#: Small words inside a name ("van der Berg") …
PARTICLES = _words("van von der den de del della di da dos das du la le ben bin ibn bint al el abu ter ten zu zur y e")
#: Between two names, and inside a role.
AND = _words("and und et y e и و ve і")
#: … and inside a role ("Minister of Foreign and European Affairs").
CONNECTORS = _words(
    "of for the and to at in on ’s s und für im in der des die das beim am et de des du la le les aux",
    "à en l d y del los",
    "las e para и по в на о при с ve",
)
_ME = {
    "en": _words("i me my mine myself we us our ours ourselves let's"),
    "ru": _words(
        "я меня мне мной мною мой моя моё мое мои моего моей моих моим моими мою моём мы нас нам нами наш",
        "наша наше наши",
        "нашего нашей нашему нашим нашими наших нашу хочу хотел хотела благодарю рад рада прошу надеюсь",
        "считаю уверен признателен признательна убеждён убеждена",
        "уверена думаю полагаю спасибо давайте хотелось",
    ),
    "de": _words(
        "ich mich mir mein meine meinen meinem meiner meines wir uns unser unsere unseren unserem unserer unseres"
    ),
    "fr": _words("je j me moi mon ma mes nous notre nos"),
    "es": _words(
        "yo me mí mi mis conmigo nosotros nosotras nos nuestro nuestra nuestros nuestras quiero agradezco creo",
        "queremos estamos tenemos hemos somos debemos podemos vamos quisiera permítanme",
    ),
    "it": _words("io mi mio mia miei mie noi ci nostro nostra nostri nostre voglio ringrazio"),
    "pt": _words("eu me meu minha meus minhas nós nos nosso nossa nossos nossas quero agradeço"),
    "uk": _words("я мене мені мій моя моє мої ми нас нам нами наш наша наше наші дякую"),
    "pl": _words("ja mnie mi mój moja moje my nas nam nami nasz nasza nasze dziękuję chcę"),
    "tr": _words("ben beni bana benim biz bizi bize bizim bizler istiyorum ediyorum diyorum ediyoruz istiyoruz"),
    "ar": _words("أنا نحن إنني إننا لي لنا أود نود أشكر نشكر أننا أنني بلادنا شعبنا علينا معنا بلدينا"),
}
_YOU = {
    "en": _words("you your yours yourself yourselves"),
    "ru": _words("вы вас вам вами ваш ваша ваше ваши вашего вашей вашему вашим ваших вашу ты тебя тебе твой"),
    "de": _words("ihnen ihr euch euer eure du dich dir"),
    "fr": _words("vous votre vos tu te toi ton ta tes"),
    "es": _words("usted ustedes vosotros tú te su"),
    "it": _words("voi vi vostro vostra"),
    "pt": _words("você vocês senhor senhora"),
    "uk": _words("ви вас вам ваш ваша"),
    "pl": _words("wy was wam wasz państwo"),
    "tr": _words("siz sizi size sizin sen seni sana senin sizler"),
    "ar": _words("أنت أنتم لكم إليكم معكم"),
}
#: Chinese and Japanese have no blanks: the characters themselves are counted.
ME_JOINED = frozenset("我咱私")
YOU_JOINED = frozenset("你您")
#: How a speech opens before its first sentence.
SALUTATIONS = _words(
    "excellencies excellency ladies gentlemen colleagues friends madam mr mister ms mrs dear esteemed",
    "distinguished",
    "honourable honorable your thank good",
    "уважаемый уважаемая уважаемые дорогие дорогой дорогая дамы господа коллеги друзья ваше ваши товарищи",
    "шановний шановна шановні дорогі дорогий вельмишановні пані панове колеги друзі",
    "sehr liebe lieber meine verehrte geehrte exzellenzen mesdames messieurs chers cher chère monsieur madame",
    "excellences",
    "señoras señores señor señora queridos querido estimados estimado excelencias amigos السيد السادة أصحاب سعادة",
    "sayın değerli saygıdeğer 尊敬的 各位 女士们 egregi signore cari senhoras",
)
#: Third person singular, for whom a quotation may be said by.
HE_SHE = _words("he she он она er sie il elle él ella هو هي lui lei ele ela він вона") | {"他", "她"}
#: "according to X": who is quoted stands after it.
ACCORDING = ("according to", "in the words of", "по словам", "как заявил", "nach den worten von", "laut", "selon",
             "d'après", "d’après", "dixit", "según", "secondo", "segundo", "göre", "وفقا ل", "بحسب", "据")  # fmt: skip


def first_person(language: str | None) -> frozenset[str]:
    """Return the words for "I", "we" and what is theirs, English where the language has no list."""
    return _ME.get(language or "en", _ME["en"])


def has_voices(language: str | None) -> bool:
    """Return whether the words for "I" and "you" of a language are known."""
    return language in _ME or language == "zh"


def second_person(language: str | None) -> frozenset[str]:
    """Return the words for "you" and what is yours, English where the language has no list."""
    return _YOU.get(language or "en", _YOU["en"])


@lru_cache(maxsize=_WORDS_KEPT)
def is_role(word: str) -> bool:
    """Return whether the word is an office or a form of address ("Minister", "министра", "Bundeskanzlerin", "Mr")."""
    bare = word.replace("İ", "i").casefold().rstrip(".").replace("’", "'").replace(". ", ".")
    if "\u0621" <= bare[:1] <= "\u064a":  # Arabic: with the article or without, of either gender
        return bare in _ROLES or bare.removeprefix("ال").removesuffix("ة") in _ROLES
    return bare in _ROLES or bare.startswith(_ROLE_STEMS) or bare.endswith(_ROLE_ENDS)


@lru_cache(maxsize=_WORDS_KEPT)
def says(word: str) -> bool:
    """Return whether the word is a verb of saying or asking in the third person."""
    bare = word.casefold()
    if bare[:1] in {"و", "ف"} and bare[1:] in _SAID | _ASKED:  # "and", "then", joined to an Arabic verb
        return True
    return bare in _SAID or asks(bare) or bare.endswith(_SAID_JOINED)


def asks(word: str) -> bool:
    """Return whether the word is a verb of asking."""
    bare = word.casefold()
    return bare in _ASKED or bare.endswith(_ASKED_JOINED)
