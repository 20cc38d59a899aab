"""The text of machine-readable zones, written from ICAO 9303 parts 3 to 7.

Every function takes a numpy Generator, so that a seed gives the same holders.
"""

# The codes of ICAO 9303-3 section 5.
STATES = """
AFG ALB DZA AND AGO ATG ARG ARM AUS AUT AZE BHS BHR BGD BRB BLR BEL BLZ BEN BTN BOL BIH BWA BRA BRN BGR BFA BDI
KHM CMR CAN CPV CAF TCD CHL CHN COL COM COG COD CRI CIV HRV CUB CYP CZE DNK DJI DMA DOM ECU EGY SLV GNQ ERI EST
ETH FJI FIN FRA GAB GMB GEO D<< GHA GRC GRD GTM GIN GNB GUY HTI VAT HND HUN ISL IND IDN IRN IRQ IRL ISR ITA JAM
JPN JOR KAZ KEN KIR PRK KOR KWT KGZ LAO LVA LBN LSO LBR LBY LIE LTU LUX MDG MWI MYS MDV MLI MLT MHL MRT MUS MEX
FSM MCO MNG MNE MAR MOZ MMR NAM NRU NPL NLD NZL NIC NER NGA NOR OMN PAK PLW PAN PNG PRY PER PHL POL PRT QAT MDA
ROU RUS RWA KNA LCA VCT WSM SMR STP SAU SEN SRB SYC SLE SGP SVK SVN SLB SOM ZAF ESP LKA SDN SUR SWZ SWE CHE SYR
TWN TJK TZA THA MKD TLS TGO TON TTO TUN TUR TKM TUV UGA UKR ARE GBR USA URY UZB VUT VEN VNM YEM ZMB ZWE HKG MAC
GBD GBN GBO GBP GBS RKS EUE UNO UNA UNK XPO XOM XXA XXB XXC XXX UTO PSE SSD""".split()

# The states that specimens on the web are most often of.
COMMON = "UTO D<< FRA GBR USA CAN CHN ITA ESP NLD POL CZE CHE AUT SWE FIN RUS UKR IND BRA TUR JPN KOR AUS".split()

SURNAMES = """
ERIKSSON MUSTERMANN MARTIN SMITH JONES KOWALSKI NOVAKOVA GARCIA FERNANDEZ ROSSI FERRARI DE-BRUIJN VAN-DER-BERG
SILVA SANTOS-OLIVEIRA IVANOV PETROVA SHEVCHENKO OEZDEMIR YILMAZ NGUYEN TRAN KIM PARK LEE WANG ZHANG LYU OUYANG
TANAKA SUZUKI AL-HASSAN BIN-MOHAMMED KHAN PATEL SINGH SHARMA OKAFOR ADEYEMI MBEKI NKOSI HAILE TEKLE O-CONNOR
MACDONALD MC-CARTHY JOHANSSON HANSEN JENSEN VIRTANEN MAEKINEN TAMM KALNINS KAZLAUSKAS HORVATH NAGY POPESCU
DIMITROV PAPADOPOULOS STEPANYAN BERIDZE ALIYEV NURLANOV KARIMOV TUVSHIN SUKARNO WIJAYA CHAIYASIT SANTOS REYES
DELA-CRUZ PEREZ RODRIGUEZ-SANCHEZ QUISPE MAMANI HUAMAN FERREIRA COELHO COHEN LEVI HADDAD KHOURY BENALI BOUAZIZ
TRAORE DIALLO NDIAYE KAMARA MENSAH ASANTE ABEBE WEBER SCHMIDT MUELLER SCHNEIDER GRUBER HUBER DUPONT LEFEBVRE
JACQUES-DUBOIS PEETERS JANSSENS VISSER HAKIMI RAHMANI FAROOQI HUSSAIN BIBI PERERA FERNANDO GURUNG TAMANG ZIN
MAUNG SOK CHEA PHOMMACHAN TAUFA SEFO WAQA KUPU SPECIMEN EXAMPLE SAMPLE VZOR ZHENGJIAN TRAVELER JUAREZ VASQUEZ
XIMENES WOJCIECHOWSKA SZCZEPANSKI KRZYZANOWSKA JOKUBAUSKIENE THORSTEINSDOTTIR ANDRIANAMPOINIMERINA""".split()

GIVEN = """
ANNA-MARIA ERIKA JOHN MARY JEAN PIERRE MARIE-CLAIRE JAN PETRA LUKAS JOSE MARIA CARLOS GIOVANNI GIULIA HENDRIK
WILLEM JOAO ANA SERGEI OLGA OLEKSANDR AYSE MEHMET THI-HOA VAN-MINH MINJUN SEOYEON WEI XIAOMING YANGBEN TARO
HANAKO MOHAMMED FATIMA ABDUL-RAHMAN IMRAN PRIYA RAJESH GURPREET CHUKWUEMEKA NGOZI THANDI SIPHO SELAM SEAN
SIOBHAN LARS INGRID MIKKO AINO KRISTJAN JANIS JONAS LASZLO ZSOFIA ION ELENA GEORGI ELENI ARMEN NINO RUSTAM
AIGERIM BOLD DEWI SOMCHAI JUAN-CARLOS ROSA LUZ-MARINA DAVID SARAH GEORGES LEILA AMINA OUSMANE FATOUMATA KWAME
AKOSUA TIGIST HANS WOLFGANG FRANZ CHARLOTTE QUENTIN XAVIER ZOE YUSUF JASMINE BJORN KJELL UFUK HUGO IDA FELIX
OTTO PIPPA QUINCY VALENTINA WILHELMINA MAXIMILIAN KATARZYNA MALGORZATA WLODZIMIERZ CHRISTOPHER ALEXANDRA""".split()

WEIGHTS = (7, 3, 1)


def value(character):
    """The value of a character under the check digits."""
    if character.isdigit():
        return int(character)
    return 0 if character == "<" else ord(character) - 55


def check(text):
    """The check digit of ICAO 9303-3, 4.9."""
    return str(sum(value(c) * WEIGHTS[i % 3] for i, c in enumerate(text)) % 10)


def pad(text, width):
    """text cut or filled to its places."""
    return text[:width].ljust(width, "<")


def pick(rng, items):
    """One of items."""
    return items[int(rng.integers(len(items)))]


def digits(rng, count):
    """A string of digits."""
    return "".join(str(d) for d in rng.integers(0, 10, count))


def letters(rng, count):
    """A string of letters."""
    return "".join(chr(65 + d) for d in rng.integers(0, 26, count))


def state(rng):
    """An issuing state as three places."""
    return pick(rng, COMMON if rng.random() < 0.45 else STATES)


def names(rng, width):
    """The name field: one name, several, hyphens, and long ones cut."""
    kind = rng.random()
    surname = pick(rng, SURNAMES)
    given = [pick(rng, GIVEN) for _ in range(1 + int(rng.random() < 0.45) + int(rng.random() < 0.1))]
    if kind < 0.04:
        given = []
    elif kind < 0.12:
        surname += "-" + pick(rng, SURNAMES)
        given += [pick(rng, GIVEN), pick(rng, GIVEN)]
    elif kind < 0.17:
        surname, given = letters(rng, int(rng.integers(3, 12))), [letters(rng, int(rng.integers(2, 11)))]
    field = surname + ("<<" + "<".join(given) if given else "")
    return pad(field.replace("-", "<"), width)


def number(rng):
    """A document number as its nine places."""
    shape = rng.random()
    if shape < 0.3:
        return letters(rng, 1) + digits(rng, 8)
    if shape < 0.55:
        return letters(rng, 2) + digits(rng, 7)
    if shape < 0.7:
        return digits(rng, 9)
    if shape < 0.8:
        return pad(digits(rng, 8), 9)
    if shape < 0.88:
        return pad(letters(rng, 1) + digits(rng, int(rng.integers(6, 8))), 9)
    return "".join(pick(rng, "0123456789CFGHJKLMNPRTVWXYZ") for _ in range(9))


def date(rng, low, high):
    """Six digits of a day between the years."""
    return "%02d%02d%02d" % (int(rng.integers(low, high)) % 100, rng.integers(1, 13), rng.integers(1, 29))


def optional(rng, width):
    """What a state prints where it may print what it likes."""
    shape = rng.random()
    if shape < 0.55:
        return "<" * width
    if shape < 0.85:
        return pad(digits(rng, int(rng.integers(5, width + 1))), width)
    return pad(letters(rng, int(rng.integers(1, 3))) + digits(rng, int(rng.integers(3, width - 2))), width)


def sex(rng):
    """M, F, or rarely unspecified."""
    return pick(rng, "MF") if rng.random() < 0.96 else "<"


def holder(rng):
    """The checked parts that all formats share."""
    return {
        "number": number(rng), "nation": state(rng), "birth": date(rng, 1935, 2024), "sex": sex(rng),
        "expiry": date(rng, 2010, 2036),
    }


def wrong(rng, line, places):
    """line with one of the check digits at places printed wrong."""
    at = pick(rng, places)
    other = str((value(line[at]) + int(rng.integers(1, 10))) % 10)
    return line[:at] + other + line[at + 1:]


def td3(rng, faulty):
    """A passport, ICAO 9303-4."""
    h = holder(rng)
    issuer = h["nation"] if rng.random() < 0.9 else state(rng)
    second = "<" if rng.random() < 0.7 else pick(rng, "OPDSMNVRTEA")
    own = optional(rng, 14)
    own += pick(rng, "0<") if own == "<" * 14 else check(own)
    body = h["number"] + check(h["number"]) + h["nation"] + h["birth"] + check(h["birth"]) + h["sex"]
    body += h["expiry"] + check(h["expiry"]) + own
    body += check(body[:10] + body[13:20] + body[21:43])
    if faulty:
        body = wrong(rng, body, (9, 19, 27, 43))
    return ["P" + second + issuer + names(rng, 39), body]


def visa(rng, width):
    """A visa, ICAO 9303-7."""
    h = holder(rng)
    first = "V" + ("<" if rng.random() < 0.6 else pick(rng, "ABCDNRI")) + state(rng) + names(rng, width - 5)
    body = h["number"] + check(h["number"]) + h["nation"] + h["birth"] + check(h["birth"]) + h["sex"]
    return [first, body + h["expiry"] + check(h["expiry"]) + optional(rng, width - 28)]


def td2(rng, faulty):
    """A card or an older passport card of 36, ICAO 9303-6."""
    h = holder(rng)
    code = pick(rng, ("I<", "ID", "AC", "A<", "C<", "P<", "PD"))
    body = h["number"] + check(h["number"]) + h["nation"] + h["birth"] + check(h["birth"]) + h["sex"]
    body += h["expiry"] + check(h["expiry"]) + optional(rng, 7)
    body += check(body[:10] + body[13:20] + body[21:35])
    if faulty:
        body = wrong(rng, body, (9, 19, 27, 35))
    return [code + h["nation"] + names(rng, 31), body]


def td1(rng, faulty):
    """A card, ICAO 9303-5."""
    h = holder(rng)
    code = pick(rng, ("I<", "ID", "IR", "AC", "C<", "IP", "I<"))
    first = code + h["nation"] + h["number"] + check(h["number"]) + optional(rng, 15)
    second = h["birth"] + check(h["birth"]) + h["sex"] + h["expiry"] + check(h["expiry"]) + h["nation"] + optional(rng, 11)
    second += check(first[5:30] + second[:7] + second[8:15] + second[18:29])
    if faulty:
        second = wrong(rng, second, (6, 14, 29))
    return [first, second, names(rng, 30)]


def zone(rng, form):
    """The lines of a zone of the format; one in ten has a wrong check digit."""
    faulty = rng.random() < 0.1
    if form == "TD3":
        return td3(rng, faulty)
    if form == "TD2":
        return td2(rng, faulty)
    if form == "TD1":
        return td1(rng, faulty)
    return visa(rng, 44 if form == "MRVA" else 36)
