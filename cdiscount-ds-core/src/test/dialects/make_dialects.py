#!/usr/bin/env python3
"""Writes the documents of the dialect matrix and what is expected of them.

Nothing of this library takes part: documents come from openpyxl, xlwt, LibreOffice and bytes
written here, and the expected rows are computed from the tables below, not read back.

    apt-get install python3-openpyxl python3-xlwt libreoffice-calc
    python3 make_dialects.py ../resources/dialects

Workbooks carry their time of writing, so a second run gives other bytes for the same cells.
"""

import datetime
import decimal
import pathlib
import re
import subprocess
import sys
import tempfile

import openpyxl
import xlwt

OUT = pathlib.Path(sys.argv[1])
NARROW = "\u202f"
NO_BREAK = "\u00a0"

# ---------------------------------------------------------------- the six kinds

# One line for each column: letter of what it holds (t text, c code, z digits whose zeros mean
# nothing, n number, i whole number, d date; upper case: personal), English name, French name,
# path of the field.
COLUMNS = {
    "catalogue": """
c|Sku|Référence|sku
c|Parent Sku|SKU parent|parentSku
t|Size|Taille|size
t|EAN code|Code EAN|ean
z|Category 1 ID|ID catégorie 1|categories.1.id
t|Category 1 name|Nom catégorie 1|categories.1.name
z|Category 2 ID|ID catégorie 2|categories.2.id
t|Level 2 category|Nom catégorie 2|categories.2.name
z|Category 3 ID|ID catégorie 3|categories.3.id
t|Level 3 category|Nom catégorie 3|categories.3.name
z|Category 4 ID|ID catégorie 4|categories.4.id
t|Level 4 category|Nom catégorie 4|categories.4.name
t|Brand|Marque|brand
t|Name|Nom|name
t|Description|Description|description
t|Product type|Type produit|productType
i|Stock indication|Indication de stock|stockIndication
n|Strike-through price (VAT-exclu.)|Prix barré HT|strikeThroughPrice
n|VAT-exclu. purchase price (with ecotax)|Prix d'achat HT (éco-participation incluse)|purchasePrice
n|Promotion|Promotion|promotion
n|Discount (%)|Remise (%)|discountPercent
n|VAT-exclu. ecotax|Écotaxe HT|ecotax
n|VAT-exclu. Sorecop|Sorecop HT|sorecop
n|VAT rate (%)|Taux de TVA (%)|vatRate
t|Image 1|Image 1|images.1
t|Image 2|Image 2|images.2
t|Image 3|Image 3|images.3
t|Image 4|Image 4|images.4
t|Image 5|Image 5|images.5
t|Image 6|Image 6|images.6
n|Package length (cm)|Longueur colis (cm)|packageLengthCm
n|Package width (cm)|Largeur colis (cm)|packageWidthCm
n|Package height (cm)|Hauteur colis (cm)|packageHeightCm
n|Weight|Poids|weightKg""",
    "orders": """
c|Order N°|N° de Cmd|key.orderNumber
d|Order date|Date de commande|date
c|Campaign reference|Référence campagne|key.campaign
t|Cdiscount ID|ID Cdiscount|cdiscountId
t|Title|Civilite|recipient.title
T|Surname|Nom Bénéficiaire|recipient.surname
T|First name|Prénom Bénéficiaire|recipient.firstName
T|Address|Adresse|recipient.address.street
T|Additional address|Complément adresse|recipient.address.additional
T|PB / Locality|BP / Lieu-dit|recipient.address.locality
T|Business name|Raison sociale|recipient.address.businessName
T|Post code|Code postal|recipient.address.postCode
T|City|Ville|recipient.address.city
t|Country|Pays|recipient.address.destination
T|Landline|Téléphone fixe|recipient.landline
T|Mobile|Téléphone mobile|recipient.mobile
T|E-mail|Email|recipient.email
t|Delivery method|Mode de livraison|deliveryMethod
n|Shipping costs|Frais de port|shippingCosts
c|Product code|Code produit|product
n|Selling price excl. VAT|Prix de vente HT|unitPrice
i|Quantity|Quantité|quantity""",
    "compliance": """
t|SourceFile|FichierOrigine|sourceFile
t|ProcessedFile|FichierTraite|processedFile
d|DateTime|DateHeure|analysedAt
t|Status|Statut|status
t|Reason|Motif|reason""",
    "anomalies": """
c|CustomerOrderRef|NumCommande|order.orderNumber
d|CreationDate|DateCreation|createdAt
c|PartnerOrderRef|ReferenceCampagne|order.campaign
t|CustomerNumber|NumeroClient|customerNumber
t|Title|Civilité|recipient.title
T|LastName|Nom|recipient.surname
T|FirstName|Prénom|recipient.firstName
T|Shipping_address1|Adresse1|recipient.address1
T|Shipping_address2|Adresse2|recipient.address2
T|Shipping_address3|Adresse3|recipient.address3
T|Shipping_addressTitle|RaisonSociale|recipient.businessName
T|Shipping_ZipCode|CodePostal|recipient.postCode
T|Shipping_City|Ville|recipient.city
t|Shipping_Country|Pays|recipient.country
T|Phone1|TelephoneFixe|recipient.landline
T|Phone2|TelephoneMobile|recipient.mobile
T|Email|Email|recipient.email
t|DeliveryMode|ModeLivraison|deliveryMethod
n|Shipping_Fee|FraisPort|shippingCosts
c|ProductId|CodeProduit|product
n|PriceWithoutTax|PrixVenteHT|unitPrice
i|Quantity|Quantité|quantity
t|MessageError|MessageErreur|result
t|OriginalFileName|NomFichierOrigine|sourceFile""",
    "tracking": """
c|CustomerOrderRef|RefCommandeClient|customerOrderRef
t|scopus_id|NumeroCommandeScopus|supplierOrderNumber
c|PartnerOrderRef|RefCommandePartenaire|partnerOrderRef
T|ship_name|Nom|recipient.surname
T|ship_first_name|Prénom|recipient.firstName
T|ship_phone|TelephoneFixe|recipient.landline
T|ship_portable|TelephoneMobile|recipient.mobile
t|cdv_codeta|EtatCommande|status.orderCode
t|eve_codeta|EtatBonPreparation|status.slipCode
d|datval|DateValidation|shippedAt
c|sku|CodeProduit|product
i|quantite_livree|quantite_livree|quantity
t|CDEM_NumColisComplet|NumeroColis|parcel
t|ExternalCarrierTrackingURL|LienSuivi|trackingLink
t|OriginalFileName|NomFichierOrigine|sourceFile""",
    "invoice": """
t|filename|Nom du fichier|sourceFile
t|type|Type|type
t|number|Numéro|number
d|date|Date|date
t|customernumber|Numéro client|customerNumber
c|yourcustomerreference|Référence partenaire|order.campaign
c|customerreference|Référence client|order.orderNumber
i|line|Ligne|line
t|Psnumber|Numéro BP|pickingSlip
t|ordernumber|Numéro facture interne|internalInvoiceNumber
c|productcode|Code produit|product
i|quantitydelivered|Quantité livrée|quantity
n|vat|TVA|vat
n|vatexunitprice|Prix unitaire HT|unitPrice
n|vatexamount|Montant HT|amount
n|vatexshipcost|Frais de port HT|shippingCosts
t|siteId|ID site|siteId
t|extref|Référence externe|supplierOrderNumber""",
}
COLUMNS = {k: [line.split("|") for line in v.strip().splitlines()] for k, v in COLUMNS.items()}

# Rows as the model holds them: dates ISO, numbers with a point. "" is a blank cell.
ROWS = {
    "catalogue": [
        ["AO1604", "", "", "3700000000017", "10", "Maison", "1010", "Mobilier", "", "", "", "",
         "Nordlys", "Étagère « œuvre » 5 tablettes", 'Bois de hêtre ; 5 tablettes, 180 cm\n'
         'Dit "la grande" &amp; solide', "M30", "12", "1299.90", "1049.50", "0", "5", "1.25",
         "0", "20", "https://img.example/ao1604_1.jpg", "https://img.example/ao1604_2.jpg",
         "", "", "", "", "180.5", "40", "12", "24.75"],
        ["0012345", "TSHIRT1", "XL", "0370000000024", "20", "Mode", "2010", "Textile", "2011",
         "T-shirts", "", "", "Belle Île", "T-shirt rayé", "", "M31", "30", "15", "9.99", "", "",
         "", "", "5.5", "", "", "", "", "", "", "30", "25", "2", "0.2"],
    ],
    "orders": [
        ["CMD0001", "2020-02-23", "CUSTOMER202002", "012345", "MME", "Lefèvre", "Zoé",
         "12 rue de l'Œillet", "Bât. B", "", "", "01000", "Bourg-en-Bresse", "FR", "0474000001",
         "0600000001", "sav@boutique.example", "CDS", "6.90", "0012345", "1049.50", "2"],
        ["CMD0001", "2020-02-23", "CUSTOMER202002", "012345", "MME", "Lefèvre", "Zoé",
         "12 rue de l'Œillet", "Bât. B", "", "", "01000", "Bourg-en-Bresse", "FR", "0474000001",
         "0600000001", "sav@boutique.example", "CDS", "0", "AO1604", "9.99", "1"],
        ["CMD0002", "2020-02-23", "CUSTOMER202002", "012345", "M", "Müller", "Jörg",
         "3 Lindenstraße", "", "", "Café Süd ; SARL", "10115", "Berlin", "DE", "0301234567", "",
         "sav@boutique.example", "CHD", "12.5", "AO1604", "9.99", "99"],
    ],
    "compliance": [
        ["orders_BOUTIQUE_20131024_082600.xls",
         "CDSPRO_20131024082635_5051_orders_BOUTIQUE_20131024_082600.xls",
         "2013-10-24T08:26", "KO",
         "Non traité : ligne n°3 : FraisPort:n'est pas au format attendu"],
        ["orders_BOUTIQUE_20131024_084100.xls",
         "CDSPRO_20131024084205_5052_orders_BOUTIQUE_20131024_084100.xls",
         "2013-10-24T08:42", "OK", "En cours de traitement"],
        ["orders_BOUTIQUE_20131024_085600.xls", "", "2013-10-24T09:05", "KO",
         "Nom de l'onglet incorrect ; ligne n°2 : Ville:dépasse la taille maximale"],
    ],
    "anomalies": [
        ["CMD0001", "2016-05-06T00:00:14.987", "CLIENT201605", "012345", "MME", "Lefèvre", "Zoé",
         "12 rue de l'Œillet", "Bât. B", "", "", "01000", "Bourg-en-Bresse", "FR", "0474000001",
         "0600000001", "zoe@client.example", "CDS", "6.90", "0012345", "1049.50", "2", "Traitée",
         "orders_BOUTIQUE_20160506_000000.xls"],
        ["CMD0002", "2016-05-06T00:00:15.003", "CLIENT201605", "012345", "M", "Müller", "Jörg",
         "3 Lindenstraße", "", "", "Café Süd ; SARL", "10115", "Berlin", "DE", "0301234567", "",
         "joerg@client.example", "CHD", "12.5", "PSPBL16GO", "9.99", "1",
         "Non Traitée : Unknow product id : PSPBL16GO", "orders_BOUTIQUE_20160506_000000.xls"],
        ["CMD0003", "2016-05-06T00:00", "CLIENT201605", "012345", "M", "Roy", "Luc",
         "1 quai du Port", "", "", "", "13002", "Marseille", "FR", "0491000001", "",
         "luc@client.example", "CDS", "6.90", "AO1604", "1", "3", "En attente d'intégration",
         "orders_BOUTIQUE_20160506_000000.xls"],
    ],
    "tracking": [
        ["CMD0001", "0045121", "CLIENT201307", "Lefèvre", "Zoé", "0474000001", "0600000001", "V",
         "V", "2013-07-29T00:00", "0012345", "2", "XY000000001FR",
         "https://suivi.example/colis?n=XY000000001FR&l=fr", "commandes_BOUTIQUE.xls"],
        ["CMD0002", "0045122", "CLIENT201307", "Müller", "Jörg", "0301234567", "", "V", "P", "",
         "AO1604", "1", "", "", "commandes_BOUTIQUE.xls"],
        ["CMD0003", "0045123", "CLIENT201307", "Roy", "Luc", "", "0611000001", "S", "S",
         "2013-07-30T14:05", "AO1604", "3", "00000123", "http://suivi.example/00000123",
         "commandes_BOUTIQUE.xls"],
    ],
    "invoice": [
        ["orders_BOUTIQUE_20131112_100000.xls", "Facture", "F0001234", "2013-12-05", "012345",
         "CLIENT201311", "CMD0001", "1", "0098765", "0055501", "0012345", "2", "20", "1049.50",
         "2099.00", "6.90", "0777", "SO-1"],
        ["orders_BOUTIQUE_20131112_100000.xls", "Avoir « retour »", "A0000017", "2013-12-05",
         "012345", "CLIENT201311", "CMD0002", "1", "0098766", "0055502", "AO1604", "-1", "1.99",
         "9.99", "-9.99", "", "0777", "SO-2"],
    ],
}


def names(kind, language):
    return [column[1 if language == "en" else 2] for column in COLUMNS[kind]]


def holds(kind, i):
    return COLUMNS[kind][i][0].lower()


# ---------------------------------------------------------------- how cells look


def moment_of(iso):
    return datetime.datetime.fromisoformat(iso.ljust(26, "0") if "." in iso else iso)


def date_text(iso, shape):
    """An ISO date in one of the shapes of the SPEC."""
    if not iso:
        return ""
    moment = moment_of(iso)
    if shape == "dotted":
        text = moment.strftime("%Y-%m-%d %H:%M:%S")
        return text + (".%03d" % (moment.microsecond // 1000) if "." in iso else "")
    return moment.strftime(shape)


def exact_date(kind):
    return "dotted" if kind == "anomalies" else {"compliance": "%d/%m/%Y %H:%M", "tracking":
        "%Y-%m-%d %H:%M", "orders": "%Y%m%d", "invoice": "%d/%m/%Y"}.get(kind, "")


def look(kind, shape=None, comma=False, group=""):
    """The texts of all cells: dates in a shape, decimal comma, groups of three set off."""

    def text(i, value):
        what = holds(kind, i)
        if what == "d":
            return date_text(value, shape or exact_date(kind))
        if what in "ni" and value:
            sign = "-" if value.startswith("-") else ""
            whole, point, rest = value.lstrip("-").partition(".")
            if group:
                whole = re.sub(r"(?<=\d)(?=(\d{3})+$)", group, whole)
            return sign + whole + ("," if comma and point else point) + rest
        return value

    return [[text(i, value) for i, value in enumerate(row)] for row in ROWS[kind]]


# ---------------------------------------------------------------- writers


def text_file(path, table, separator=";", encoding="utf-8", end="\r\n", last=True, quote=False):
    def cell(value):
        if quote or any(c in value for c in ('"', separator, "\n", "\r")):
            return '"' + value.replace('"', '""') + '"'
        return value

    whole = end.join(separator.join(cell(value) for value in row) for row in table)
    path.write_bytes((whole + (end if last else "")).encode(encoding))


def open_workbook(path, table, sheet="Feuil1", convert=None, before=None, after=None):
    """Saves with openpyxl; cells are what `convert` makes of (row, column, text)."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    for r, row in enumerate(table):
        for c, value in enumerate(row):
            made = convert(r, c, value) if convert else value
            if made is None or made == "":
                continue
            target = page.cell(r + 1, c + 1)
            if isinstance(made, tuple):
                target.value, target.number_format = made
            else:
                target.value = made
                if isinstance(made, str) and made[0] not in "=#" or not convert:
                    target.data_type = "s"
                    target.number_format = "@"
    if after:
        after(book, page)
    book.save(path)


def old_workbook(path, table, sheet="Feuil1", convert=None, after=None, mode=0):
    """Saves with xlwt; in mode 1 days count from 1904."""
    book = xlwt.Workbook(encoding="utf-8")
    book.dates_1904 = mode
    page = book.add_sheet(sheet)
    text = xlwt.easyxf(num_format_str="@")
    for r, row in enumerate(table):
        for c, value in enumerate(row):
            made = convert(r, c, value) if convert else value
            if made is None or made == "":
                continue
            if isinstance(made, tuple):
                page.write(r, c, made[0], xlwt.easyxf(num_format_str=made[1]))
            else:
                page.write(r, c, made, text if isinstance(made, str) else xlwt.Style.default_style)
    if after:
        after(book, page)
    book.save(str(path))


def office(source, target, what):
    """Lets LibreOffice load a document and save it in another format."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["soffice", "--headless", "-env:UserInstallation=file://" + folder + "/profile",
             "--convert-to", what, "--outdir", folder, str(source)],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        made = pathlib.Path(folder) / (source.stem + "." + what.split(":")[0])
        target.write_bytes(made.read_bytes())


def native(kind, codes=False, seconds=False):
    """Numbers as number cells, dates as date cells; codes of digits too, if wanted."""

    def convert(r, c, value):
        what = holds(kind, c)
        if r == 0 or value == "":
            return value
        if what == "d":
            return (moment_of(value.partition(".")[0] if seconds else value),
                    "yyyy-mm-dd hh:mm:ss")
        if what == "i" or (codes and what in "ctz" and re.fullmatch(r"\d+", value)):
            return int(value)
        return float(value) if what == "n" else value

    return convert


# ---------------------------------------------------------------- what is expected


def plain(number):
    text = format(decimal.Decimal(number), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def canonical(kind, numbers="kept", codes=False, seconds=False):
    """The values as the model holds them when cells were native."""

    def value(i, text):
        what = holds(kind, i)
        if text and what in "ni" and numbers == "native":
            return plain(text)
        if codes and what in "ctz" and re.fullmatch(r"\d+", text):
            return str(int(text))
        return text.partition(".")[0] if what == "d" and seconds else text

    return [[value(i, text) for i, text in enumerate(row)] for row in ROWS[kind]]


PROBLEMS = {  # reason -> the problems that R21 reads out of it
    "Non traité : ligne n°3 : FraisPort:n'est pas au format attendu": [
        ("3", "FraisPort", "SHIPPING_COSTS", "n'est pas au format attendu")],
    "Nom de l'onglet incorrect ; ligne n°2 : Ville:dépasse la taille maximale": [
        ("", "", "", "Nom de l'onglet incorrect"),
        ("2", "Ville", "CITY", "dépasse la taille maximale")],
}
RESULTS = {
    "Traitée": ["result=Processed"],
    "Non Traitée : Unknow product id : PSPBL16GO": [
        "result=Refused", "result.cause=PRODUCT", "result.reason=Unknow product id : PSPBL16GO"],
    "En attente d'intégration": [
        "result=Pending", "result.wording=En attente d'intégration"],
}


def escaped(value):
    return value.replace("\\", "\\\\").replace("\n", "\\n")


def told(kind, rows, lines, absent=(), numbers=None):
    """The rows as `path=value` lines in the order of the model's components."""
    out = []
    orders = {}
    for n, (row, line) in enumerate(zip(rows, lines)):
        fields = {COLUMNS[kind][i][3]: value for i, value in enumerate(row)
                  if value != "" and i not in absent}
        if kind == "orders":
            orders.setdefault(fields["key.orderNumber"], (line, fields, []))[2].append(fields)
            continue
        out.append("row %d" % line)
        out += TELL[kind](fields) + ([numbers[n]] if numbers else [])
    for line, head, items in orders.values():
        out.append("row %d" % line)
        out += pick(head, "key.orderNumber key.campaign date cdiscountId recipient.title "
                    "recipient.surname recipient.firstName recipient.address.street "
                    "recipient.address.additional recipient.address.locality "
                    "recipient.address.businessName recipient.address.postCode "
                    "recipient.address.city recipient.address.destination recipient.landline "
                    "recipient.mobile recipient.email")
        for n, item in enumerate(items, 1):
            out += ["lines.%d.%s" % (n, text) for text in
                    pick(item, "deliveryMethod shippingCosts product unitPrice quantity")]
    return out


def pick(fields, paths):
    return [path + "=" + escaped(fields[path]) for path in paths.split() if path in fields]


def tell_catalogue(f):
    out = pick(f, "sku parentSku size ean")
    n = 0
    for level in "1234":
        at = "categories.%s." % level
        if at + "id" in f or at + "name" in f:
            n += 1
            out.append("categories.%d.level=%s" % (n, level))
            out += ["categories.%d.%s=%s" % (n, part, f[at + part]) for part in ("id", "name")
                    if at + part in f]
    out += pick(f, "brand name description productType stockIndication strikeThroughPrice "
                "purchasePrice promotion discountPercent ecotax sorecop vatRate")
    images = [f["images.%d" % i] for i in range(1, 7) if "images.%d" % i in f]
    out += ["images.%d=%s" % pair for pair in enumerate(images, 1)]
    return out + pick(f, "packageLengthCm packageWidthCm packageHeightCm weightKg")


def tell_compliance(f):
    out = pick(f, "sourceFile processedFile analysedAt status reason")
    for n, problem in enumerate(PROBLEMS.get(f.get("reason"), []), 1):
        out += ["problems.%d.%s=%s" % (n, name, value)
                for name, value in zip(("line", "field", "column", "message"), problem) if value]
    return out


RECIPIENT = " ".join("recipient." + part for part in (
    "title surname firstName address1 address2 address3 businessName postCode city country "
    "landline mobile email").split())


def tell_anomalies(f):
    return (pick(f, "order.orderNumber order.campaign createdAt customerNumber " + RECIPIENT
                 + " deliveryMethod shippingCosts product unitPrice quantity")
            + RESULTS[f["result"]] + pick(f, "sourceFile"))


ORIENTATION = ["A"]  # the tracking's column that holds the order number, or "" where it is open


def tell_tracking(f):
    out = pick(f, "customerOrderRef partnerOrderRef")
    keys = [f["customerOrderRef"], f["partnerOrderRef"]]
    if ORIENTATION[0]:
        number, campaign = keys if ORIENTATION[0] == "A" else keys[::-1]
        out += ["order.orderNumber=" + number, "order.campaign=" + campaign]
    return out + pick(f, "supplierOrderNumber " + RECIPIENT + " status.orderCode status.slipCode "
                      "shippedAt product quantity parcel trackingLink sourceFile")


RATES = [decimal.Decimal(rate) for rate in ("20", "10", "5.5", "2.1", "0")]


def tell_invoice(f):
    meaning = "NONE" if "vat" not in f else "RATE" if decimal.Decimal(f["vat"]) in RATES else "AMOUNT"
    return (pick(f, "sourceFile type number date customerNumber order.orderNumber order.campaign "
                 "line pickingSlip internalInvoiceNumber product quantity vat")
            + ["vatMeaning=" + meaning]
            + pick(f, "unitPrice amount shippingCosts siteId supplierOrderNumber"))


TELL = {"catalogue": tell_catalogue, "compliance": tell_compliance, "anomalies": tell_anomalies,
        "tracking": tell_tracking, "invoice": tell_invoice}


def excerpt(kind, i, value):
    return "(%d characters, withheld)" % len(value) if COLUMNS[kind][i][0].isupper() \
        else '"%s"' % value


def letter(i):
    return chr(65 + i) if i < 26 else "A" + chr(65 + i - 26)


class Case:
    """One document and what is expected of it."""

    def __init__(self, kind, name, made_by):
        self.kind, self.name, self.made_by = kind, name, made_by
        self.path = OUT / kind / name
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.findings = []
        self.numbers = None  # a line for each row, of what its key's number cells were

    def expect(self, file_format, charset, separator, mark, header, rows=None, lines=None,
               absent=(), options=()):
        rows = canonical(self.kind) if rows is None else rows
        if lines is None:
            lines, line = [], 2
            for row in rows:
                lines.append(line)
                line += 1 + (sum(v.count("\n") for v in row) if file_format == "CSV" else 0)
        refused = [text for text in self.findings if text.startswith("refused")]
        out = ["# " + self.made_by] + ["with " + option for option in options]
        if file_format:
            out += ["format " + file_format, "charset %s" % (charset or "none"),
                    "separator %s" % (separator or "none"), "decimal mark %s" % (mark or "none"),
                    "header " + header]
        out += refused if refused else told(self.kind, rows, lines, absent, self.numbers)
        out += sorted(text for text in self.findings if text not in refused)
        pathlib.Path(str(self.path) + ".expected").write_text("\n".join(out) + "\n", "utf-8")


def told_before(kind, r, i):
    """Whether a cell of an order file repeats one of the order's first line, in A to Q."""
    return kind == "orders" and i <= 16 and r > 0 and ROWS[kind][r][0] == ROWS[kind][r - 1][0]


def by_position(kind, header, place):
    """The warning about a first row of names that nobody knows."""
    row = ", ".join(header)
    shown = "(%d characters, withheld)" % len(row) if any(
        column[0].isupper() for column in COLUMNS[kind]) else (
            '"%s%s"' % (row[:60], "…" if len(row) > 60 else ""))
    return ("WARNING %s: is %s, expected the documented column names; the %d columns were bound by"
            " position [COLUMN_UNKNOWN]" % (place, shown, len(header)))


def shortened(header):
    """The names of a header in a message, up to 400 characters."""
    out = ""
    for n, name in enumerate(header):
        if len(out) >= 400:
            return out + ", …"
        out += (", " if n else "") + (name if len(name) <= 40 else name[:40] + "…")
    return out if len(out) < 400 else out + ", …"


def has_fraction(kind):
    return any(holds(kind, i) in "n" and "." in v for row in ROWS[kind] for i, v in enumerate(row))


# ---------------------------------------------------------------- the dialects


def odd(name, n):
    """The same name in another case, accents gone or added, with spaces and dashes."""
    swapped = name.upper() if n % 2 else name.lower()
    plain_letters = swapped.translate(str.maketrans("éèêÉÈÊ", "eeeEEE")) if n % 3 else swapped
    return ["  " + plain_letters + " ", plain_letters.replace(" ", "_").replace("_", " - "),
            NO_BREAK + plain_letters + " :"][n % 3]


def every_kind(kind):
    en, fr = names(kind, "en"), names(kind, "fr")
    dot = "." if has_fraction(kind) else None
    comma = "," if has_fraction(kind) else None
    flat = len(en)

    c = Case(kind, "01-bom-semicolon.csv", "bytes written here: UTF-8 with BOM, ; and CR LF")
    text_file(c.path, [en] + look(kind), encoding="utf-8-sig")
    c.expect("CSV", "UTF-8", ";", dot, "ENGLISH BY_NAME")

    c = Case(kind, "02-windows-1252-french.csv",
             "bytes written here: windows-1252, French header, decimal comma, blank last lines")
    table = [fr] + look(kind, comma=True)
    text_file(c.path, table + [[""] * flat, [""], [""]], encoding="cp1252")
    c.expect("CSV", "windows-1252", ";", comma, "FRENCH BY_NAME")

    c = Case(kind, "03-comma-all-quoted.csv",
             "bytes written here: UTF-8 without BOM, commas, every cell quoted, LF")
    text_file(c.path, [en] + look(kind), separator=",", end="\n", quote=True)
    c.expect("CSV", "UTF-8", ",", dot, "ENGLISH BY_NAME")

    c = Case(kind, "04-tab-utf-16.csv",
             "bytes written here: UTF-16LE with BOM and tabs, as a spreadsheet's Unicode text")
    text_file(c.path, [[chr(0xFEFF) + en[0]] + en[1:]] + look(kind), separator="\t",
              encoding="utf-16-le")
    c.expect("CSV", "UTF-16LE", "tab", dot, "ENGLISH BY_NAME")

    c = Case(kind, "05-pipe-odd-header.txt",
             "bytes written here: |, header in other case, accents and spacing, no last line end,"
             " numbers in groups set off by a narrow no-break space")
    text_file(c.path, [[odd(n, i) for i, n in enumerate(fr)]]
              + look(kind, comma=True, group=NARROW), separator="|", last=False)
    c.expect("CSV", "UTF-8", "|", comma, "FRENCH BY_NAME")

    c = Case(kind, "06-reordered-additional.xlsx",
             "openpyxl: text cells, columns in reverse order between two unknown ones")
    table = [["Zone libre"] + en[::-1] + ["Remarque interne"]]
    table += [["x"] + row[::-1] + [""] for row in look(kind)]
    open_workbook(c.path, table)
    c.findings += [
        'WARNING %s!Feuil1:1:%s: is "%s", expected a documented column name; the column is'
        " ignored [COLUMN_UNKNOWN]" % (c.name, at, name)
        for at, name in (("A", "Zone libre"), (letter(flat + 1), "Remarque interne"))]
    c.expect("XLSX", None, None, dot, "ENGLISH BY_NAME")

    c = Case(kind, "07-native-cells.xlsx", "openpyxl: number cells and date cells")
    open_workbook(c.path, [en] + ROWS[kind], convert=native(kind))
    c.expect("XLSX", None, None, None, "ENGLISH BY_NAME", canonical(kind, "native"))

    c = Case(kind, "08-native-codes.xls",
             "xlwt: number cells and date cells, codes and phones too, so leading zeros are gone")
    numeric = native(kind, codes=True, seconds=True)  # xlwt keeps no parts of a second
    old_workbook(c.path, [fr] + ROWS[kind], convert=numeric)
    for r, row in enumerate(ROWS[kind]):
        for i, value in enumerate(row):
            if told_before(kind, r, i):
                continue
            if holds(kind, i) in "ct" and re.fullmatch(r"\d+", value):
                c.findings.append(
                    "WARNING %s!Feuil1:%d:%s: %s is %s, expected a text cell; leading zeros may be"
                    " gone [NUMBER_IN_TEXT_COLUMN]"
                    % (c.name, r + 2, letter(i), fr[i], excerpt(kind, i, str(int(value)))))
    c.expect("XLS", None, None, None, "FRENCH BY_NAME", canonical(kind, "native", codes=True, seconds=True))

    c = Case(kind, "09-blank-tail-hidden-sheet.xls",
             "xlwt: a hidden sheet first, formatted blank rows after the data, a second sheet")
    book = xlwt.Workbook(encoding="utf-8")
    hidden = book.add_sheet("Paramètres")
    hidden.write(0, 0, "Ne pas lire")
    hidden.visibility = 1
    page = book.add_sheet("Données")
    table = [fr] + look(kind, comma=True, group=NO_BREAK)
    for r in range(len(table) + 40):
        for i in range(flat):
            if r < len(table):
                page.write(r, i, table[r][i])
            else:
                page.write(r, i, "" if r % 2 else "  ", xlwt.easyxf("borders: bottom thin"))
    more = book.add_sheet("Autre")
    more.write(0, 0, "Ne pas lire non plus")
    book.active_sheet = 1
    book.save(str(c.path))
    c.expect("XLS", None, None, comma, "FRENCH BY_NAME")

    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)

        c = Case(kind, "10-xlsx-named.xls", "LibreOffice: an .xlsx under the name .xls")
        open_workbook(folder / "a.xlsx", [en] + ROWS[kind], convert=native(kind, seconds=True))
        office(folder / "a.xlsx", folder / "b.ods", "ods")
        office(folder / "b.ods", c.path, "xlsx:Calc MS Excel 2007 XML")
        c.expect("XLSX", None, None, None, "ENGLISH BY_NAME", canonical(kind, "native", seconds=True))

        c = Case(kind, "11-xls-named.csv", "LibreOffice: an Excel 97 workbook under the name .csv")
        office(folder / "b.ods", c.path, "xls:MS Excel 97")
        c.expect("XLS", None, None, None, "ENGLISH BY_NAME", canonical(kind, "native", seconds=True))

        def formula(r, i, value):
            what = holds(kind, i)
            if r == 0 or value == "" or (what in "ctz" and i != 0):
                return value
            if i == 0:
                return '="%s"&""' % value
            if what == "d":
                moment = moment_of(value)
                return ("=DATE(%d,%d,%d)+TIME(%d,%d,%d)" % (
                    moment.year, moment.month, moment.day, moment.hour, moment.minute,
                    moment.second), "yyyy-mm-dd hh:mm:ss")
            return "=%s+0" % value

        for name, what, made in (("12-formulas.xlsx", "xlsx:Calc MS Excel 2007 XML", "XLSX"),
                                 ("13-formulas.xls", "xls:MS Excel 97", "XLS")):
            c = Case(kind, name, "LibreOffice: formulas with stored results, from openpyxl's")
            open_workbook(folder / "f.xlsx", [en] + ROWS[kind], convert=formula)
            office(folder / "f.xlsx", c.path, what)
            rows = canonical(kind, "native", seconds=True)
            for r, row in enumerate(rows):
                for i, value in enumerate(row):
                    if value and not told_before(kind, r, i) and (i == 0 or holds(kind, i) in "nid"):
                        shown = value if holds(kind, i) != "d" else shown_date(value)
                        c.findings.append(
                            'WARNING %s!Feuil1:%d:%s: %s is "%s", expected a value; the formula\'s'
                            " stored result was used [FORMULA]" % (c.name, r + 2, letter(i),
                                                                   en[i], shown))
            c.expect(made, None, None, None, "ENGLISH BY_NAME", rows)

        c = Case(kind, "14-libreoffice.csv",
                 "LibreOffice: saved as text with commas and quotes where needed")
        open_workbook(folder / "t.xlsx", [en] + look(kind))
        office(folder / "t.xlsx", c.path, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false")
        c.expect("CSV", "UTF-8", ",", dot, "ENGLISH BY_NAME")

    c = Case(kind, "15-merged-header.xlsx",
             "openpyxl: every header cell merged over two rows, a merged note below the data")

    def merge(book, page):
        for i in range(1, flat + 1):
            page.merge_cells(start_row=1, end_row=2, start_column=i, end_column=i)

    blank = [""] * flat
    open_workbook(c.path, [fr, blank] + look(kind, comma=True), after=merge)
    c.expect("XLSX", None, None, comma, "FRENCH BY_NAME",
             lines=range(3, 3 + len(ROWS[kind])))

    c = Case(kind, "16-unknown-header.xlsx",
             "openpyxl: names that nobody knows, as many columns as documented")
    unknown = ["Colonne %d" % i for i in range(1, flat + 1)]
    open_workbook(c.path, [unknown] + look(kind))
    c.findings.append(by_position(kind, unknown, c.name + "!Feuil1:1"))
    c.expect("XLSX", None, None, dot, "MIXED BY_POSITION")

    c = Case(kind, "17-required-column-missing.csv",
             "bytes written here: a column that is required isn't there")
    lost = 10 if kind == "invoice" else 0
    text_file(c.path, [row[:lost] + row[lost + 1:] for row in [en] + look(kind)])
    c.findings.append(
        'refused ERROR %s:1: expected a header with "%s" (%s); found %s [COLUMN_MISSING]'
        % (c.name, en[lost], letter(lost), shortened(en[:lost] + en[lost + 1:])))
    c.expect("CSV", "UTF-8", ";", None, "ENGLISH BY_NAME")

    c = Case(kind, "18-optional-columns-missing.xls",
             "xlwt: a column that nobody needs isn't there")
    gone = {"catalogue": 14, "orders": 10, "compliance": 1, "anomalies": 23, "tracking": 13,
            "invoice": 16}[kind]
    old_workbook(c.path, [[v for i, v in enumerate(row) if i != gone]
                          for row in [en] + look(kind)])
    c.expect("XLS", None, None, dot, "ENGLISH BY_NAME", absent=(gone,))

    c = Case(kind, "19-no-header.csv", "bytes written here: data from the first line on")
    text_file(c.path, look(kind))
    if kind == "orders":  # the supplier passes over the first row, so we do
        c.findings.append(by_position(kind, look(kind)[0], c.name + ":1"))
    first, rows = (2, canonical(kind)[1:]) if kind == "orders" else (1, canonical(kind))
    lines, line = [], first
    for row in rows:
        lines.append(line)
        line += 1 + sum(v.count("\n") for v in row)
    c.expect("CSV", "UTF-8", ";", dot,
             "MIXED BY_POSITION" if kind == "orders" else "NONE BY_POSITION", rows, lines)

    shapes = ["%d/%m/%Y", "%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S", "%Y-%m-%d", "%Y-%m-%d %H:%M",
              "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y%m%d", "%Y%m%d %H:%M"]
    dates = [i for i in range(flat) if holds(kind, i) == "d"]
    if dates and kind != "orders":
        c = Case(kind, "20-dates-as-text.xls", "xlwt: one row for each shape of a date as text")
        rows, shown = [], []
        for n, shape in enumerate(shapes):
            row = list(canonical(kind)[0])
            has_time = "%H" in shape
            iso = "2013-07-09T05:04" if has_time else "2013-07-09T00:00"
            iso += ":03" if "%S" in shape else ""
            row[dates[0]] = iso
            key = next(i for i in range(flat) if holds(kind, i) in "ct")
            row[key] = row[key] + "-%d" % n
            rows.append(row)
            cells = list(look(kind)[0])
            cells[key] = row[key]
            cells[dates[0]] = date_text(iso, shape)
            shown.append(cells)
        old_workbook(c.path, [en] + shown)
        if kind == "invoice":
            for row in rows:
                row[dates[0]] = "2013-07-09"
        c.expect("XLS", None, None, dot, "ENGLISH BY_NAME", rows)


def shown_date(iso):
    """A date cell's text in a finding."""
    return iso if "T" in iso else iso + "T00:00"


def headings(kind):
    en = names(kind, "en")
    flat = len(en)
    c = Case(kind, "21-title-and-groups.xlsx",
             "openpyxl: a merged title and merged names of groups above the header")
    title, half = "Export du 22/11/2026", flat // 2
    groups = ["Partie une"] + [""] * (half - 1) + ["Partie deux"] + [""] * (flat - half - 1)

    def merge(book, page):
        page.merge_cells(start_row=1, end_row=1, start_column=1, end_column=flat)
        page.merge_cells(start_row=2, end_row=2, start_column=1, end_column=half)
        page.merge_cells(start_row=2, end_row=2, start_column=half + 1, end_column=flat)

    open_workbook(c.path, [[title] + [""] * (flat - 1), groups, en] + look(kind), after=merge)
    for line, text in ((1, title), (2, "Partie une, Partie deux")):
        shown = "(%d characters, withheld)" % len(text) if any(
            column[0].isupper() for column in COLUMNS[kind]) else '"%s"' % text
        c.findings.append(
            "WARNING %s!Feuil1:%d: is %s, expected the documented column names; the row was passed"
            " over as a heading [COLUMN_UNKNOWN]" % (c.name, line, shown))
    c.expect("XLSX", None, None, "." if has_fraction(kind) else None, "ENGLISH BY_NAME",
             lines=range(4, 4 + len(ROWS[kind])))


def quoted(kind):
    """A text with all that has to be quoted, and the column that holds it."""
    column = {"catalogue": "O", "orders": "K", "compliance": "B", "anomalies": "K",
              "tracking": "D", "invoice": "B"}[kind]
    return column_number(column), 'Le "Café" ; Süd, rue\t3 | 4' + (
        "" if kind == "orders" else "\ndeux\n\n")[:-1] + "!"


def text_dialects(kind):
    en, fr = names(kind, "en"), names(kind, "fr")
    flat, half = len(en), len(en) // 2
    dot, comma = (".", ",") if has_fraction(kind) else (None, None)

    c = Case(kind, "22-title-and-groups.csv",
             "LibreOffice: a title and names of groups above the header, saved as text")
    title = "Export du 22/11/2026 ; brouillon"
    groups = ["Partie une"] + [""] * (half - 1) + ["Partie deux"] + [""] * (flat - half - 1)
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "t.xlsx"
        open_workbook(source, [[title] + [""] * (flat - 1), groups, en] + look(kind))
        office(source, c.path, "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false")
    for line, text in ((1, title), (2, "Partie une, Partie deux")):
        shown = "(%d characters, withheld)" % len(text) if any(
            column[0].isupper() for column in COLUMNS[kind]) else '"%s"' % text
        c.findings.append(
            "WARNING %s:%d: is %s, expected the documented column names; the row was passed over"
            " as a heading [COLUMN_UNKNOWN]" % (c.name, line, shown))
    c.expect("CSV", "UTF-8", ";", dot, "ENGLISH BY_NAME", lines=lines_from(4, canonical(kind)))

    c = Case(kind, "23-utf-16be.csv", "bytes written here: UTF-16BE with BOM, commas, LF")
    text_file(c.path, [[chr(0xFEFF) + fr[0]] + fr[1:]] + look(kind), separator=",", end="\n",
              encoding="utf-16-be")
    c.expect("CSV", "UTF-16BE", ",", dot, "FRENCH BY_NAME")

    c = Case(kind, "24-utf-16-without-bom.csv",
             "bytes written here: UTF-16LE without BOM, which nobody can tell for sure: it is set")
    text_file(c.path, [en] + look(kind), encoding="utf-16-le")
    c.expect("CSV", "UTF-16LE", ";", dot, "ENGLISH BY_NAME", options=["charset=UTF-16LE"])

    c = Case(kind, "25-quoted-cells.csv",
             "bytes written here: quotes, all separators and line breaks inside quoted cells")
    at, text = quoted(kind)
    rows, shown = [], []
    for value, cells in zip(canonical(kind), look(kind)):
        rows.append(value[:at] + [text] + value[at + 1:])
        shown.append(cells[:at] + [text] + cells[at + 1:])
    text_file(c.path, [en] + shown, end="\n")
    c.expect("CSV", "UTF-8", ";", dot, "ENGLISH BY_NAME", rows)

    c = Case(kind, "26-blank-tails.csv",
             "bytes written here: two blank columns after the last, blank rows between and after")
    blank = [""] * (flat + 2)
    table = [en + ["", ""]]
    for row in look(kind):
        table += [row + ["", " "], blank]
    text_file(c.path, table + [[""], [" "], blank])
    lines = [line + n for n, line in enumerate(lines_from(2, canonical(kind)))]
    c.expect("CSV", "UTF-8", ";", dot, "ENGLISH BY_NAME", lines=lines)

    c = Case(kind, "27-unknown-in-between.csv",
             "bytes written here: columns that nobody knows between the others, one without a name")
    table = [row[:1] + [x] + row[1:half] + [y] + row[half:] for row, x, y in
             zip([en] + look(kind), ["Remarque interne"] + ["x;y"] * 9, [""] + ["12,5"] * 9)]
    text_file(c.path, table)
    c.findings.append(
        'WARNING %s:1:B: is "Remarque interne", expected a documented column name; the column is'
        " ignored [COLUMN_UNKNOWN]" % c.name)
    c.expect("CSV", "UTF-8", ";", dot, "ENGLISH BY_NAME")

    c = Case(kind, "28-odd-header.xlsx",
             "openpyxl: header in other case, accents and spacing, numbers in groups set off by"
             " a narrow no-break space")
    open_workbook(c.path, [[odd(n, i) for i, n in enumerate(fr)]]
                  + look(kind, comma=True, group=NARROW))
    c.expect("XLSX", None, None, comma, "FRENCH BY_NAME")

    c = Case(kind, "29-spaces-in-numbers.csv",
             "bytes written here: windows-1252, numbers in groups set off by a no-break space")
    text_file(c.path, [fr] + look(kind, comma=True, group=NO_BREAK), encoding="cp1252")
    c.expect("CSV", "windows-1252", ";", comma, "FRENCH BY_NAME")

    c = Case(kind, "39-plain-spaces-in-numbers.csv",
             "bytes written here: numbers in groups set off by a plain space")
    text_file(c.path, [en] + look(kind, comma=True, group=" "))
    c.expect("CSV", "UTF-8", ";", comma, "ENGLISH BY_NAME")


def order_dates():
    kind = "orders"
    en, row = names(kind, "en"), ROWS[kind][2]
    shapes = {"09/07/2013": "%d/%m/%Y", "9/7/2013": "", "2013-07-09": "%Y-%m-%d",
              "20130709": "%Y%m%d", "09/07/2013 05:04": "", "2013-07-09 05:04:03": "",
              "2013-07-09T05:04:03": "", "2013-07-09 00:00:00.000": "", "20130709 05:04": ""}
    c = Case(kind, "20-dates-as-text.xls", "xlwt: one order for each shape of a date as text")
    shown = [changed(row, A="CMD%04d" % n, B=text) for n, text in enumerate(shapes)]
    old_workbook(c.path, [en] + shown + [changed(row, A="CMD0100", B="31/02/2013"),
                                         changed(row, A="CMD0101", B="juillet 2013")])
    c.findings = [
        'ERROR %s!Feuil1:%d:B: Order date is "%s", expected a date such as 31/12/2026, 2026-12-31'
        " 23:59:00 or 20261231 [DATE_FORMAT]" % (c.name, line, text)
        for line, text in ((11, "31/02/2013"), (12, "juillet 2013"))]
    c.expect("XLS", None, None, ".", "ENGLISH BY_NAME",
             [changed(r, B="2013-07-09") for r in shown])


def number_keys(kind):
    """Order numbers and campaigns of digits in number cells: their zeros are gone."""
    en = names(kind, "en")
    number, campaign = ("G", "F") if kind == "invoice" else ("A", "C")
    given = [changed(row, **{number: "0000%d" % (17 + n), campaign: "0201311" if n else "SPRING"})
             for n, row in enumerate(look(kind))]
    c = Case(kind, "38-number-keys.xls", "xlwt: order numbers and campaigns of digits as numbers")
    keys = (column_number(number), column_number(campaign))
    old_workbook(c.path, [en] + given,
                 convert=lambda r, i, v: int(v) if r and i in keys and v.isdigit() else v)
    rows, c.numbers = [], []
    for n, row in enumerate(canonical(kind)):
        key = {number: str(17 + n), campaign: "201311" if n else "SPRING"}
        rows.append(changed(row, **key))
        c.numbers.append("fromNumberCells=[CUSTOMER_ORDER_REF%s]"
                         % (", PARTNER_ORDER_REF" if n else ""))
        for i in sorted(keys):
            value = rows[n][i]
            if value.isdigit():
                c.findings.append(
                    'WARNING %s!Feuil1:%d:%s: %s is "%s", expected a text cell; leading zeros may'
                    " be gone [NUMBER_IN_TEXT_COLUMN]" % (c.name, n + 2, letter(i), en[i], value))
    ORIENTATION[0] = "A"
    c.expect("XLS", None, None, dot_of(kind), "ENGLISH BY_NAME", rows,
             options=["trackingColumns=A_IS_ORDER"] if kind == "tracking" else [])


def dot_of(kind):
    return "." if has_fraction(kind) else None


def lines_from(first, rows):
    """Where the rows of a text document start: cells may hold line breaks."""
    lines = []
    for row in rows:
        lines.append(first)
        first += 1 + sum(value.count("\n") for value in row)
    return lines
def sheets(kind):
    """Workbooks of several sheets, and those that count days from 1904."""
    en, fr = names(kind, "en"), names(kind, "fr")
    dot = "." if has_fraction(kind) else None
    cover = [["Export hebdomadaire"], ["Société Exemple", "à usage interne"], ["Le 22/11/2026"],
             ["Les données sont sur la feuille suivante"], ["Page 1"]]

    def passed_over(c, *sheets):
        c.findings += [
            "WARNING %s!%s: expected the documented column names; the sheet was passed over"
            " [COLUMN_UNKNOWN]" % (c.name, sheet) for sheet in sheets]

    c = Case(kind, "22-cover-sheet.xlsx",
             "openpyxl: a visible cover sheet of text, a hidden sheet, the data, then the data"
             " again with other names")
    book = openpyxl.Workbook()
    book.active.title = "Garde"
    hidden, page, more = (book.create_sheet(name) for name in ("Listes", "Données", "Copie"))
    hidden.sheet_state = "veryHidden"
    for sheet, table in ((book.active, cover), (hidden, [en]), (page, [en] + look(kind)),
                         (more, [fr] + look(kind))):
        for r, row in enumerate(table):
            for i, value in enumerate(row):
                if value:
                    cell = sheet.cell(r + 1, i + 1)
                    cell.value, cell.data_type = value, "s"
    book.save(c.path)
    passed_over(c, "Garde")
    c.expect("XLSX", None, None, dot, "ENGLISH BY_NAME")

    c = Case(kind, "23-cover-sheets.xls", "xlwt: two visible cover sheets, one of a single title")
    book = xlwt.Workbook(encoding="utf-8")
    for name, table in (("Garde", cover[:1]), ("Notes", cover), ("Données", [fr] + look(kind))):
        sheet = book.add_sheet(name)
        for r, row in enumerate(table):
            for i, value in enumerate(row):
                sheet.write(r, i, value)
    book.save(str(c.path))
    passed_over(c, "Garde", "Notes")
    c.expect("XLS", None, None, dot, "FRENCH BY_NAME")

    if not any(holds(kind, i) == "d" for i in range(len(en))):
        return
    c = Case(kind, "24-days-from-1904.xlsx", "openpyxl: date cells that count from 1904")

    def from_1904(book, page):
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904

    open_workbook(c.path, [en] + ROWS[kind], convert=native(kind), after=from_1904)
    c.expect("XLSX", None, None, None, "ENGLISH BY_NAME", canonical(kind, "native"))

    c = Case(kind, "25-days-from-1904.xls", "xlwt: date cells that count from 1904")
    old_workbook(c.path, [fr] + ROWS[kind], convert=native(kind, seconds=True), mode=1)
    c.expect("XLS", None, None, None, "FRENCH BY_NAME",
             canonical(kind, "native", seconds=True))


def changed(row, **cells):
    """A copy of a row with other cells, by column letter."""
    row = list(row)
    for column, value in cells.items():
        row[column_number(column)] = value
    return row


def column_number(column):
    return ord(column) - 65 if len(column) == 1 else 26 + ord(column[1]) - 65


def catalogue_only():
    kind = "catalogue"
    en, (one, two) = names(kind, "en"), ROWS[kind]

    c = Case(kind, "30-separator-hint.csv", "bytes written here: a first line sep=; as Excel's")
    text_file(c.path, [["sep=", ""]] + [en] + look(kind))
    c.expect("CSV", "UTF-8", ";", ".", "ENGLISH BY_NAME", lines=[3, 5])

    c = Case(kind, "31-dotted-groups.csv",
             "bytes written here: dots between groups of three, decimal comma")
    text_file(c.path, [en] + look(kind, comma=True, group="."))
    c.expect("CSV", "UTF-8", ";", ",", "ENGLISH BY_NAME")

    c = Case(kind, "32-one-foreign-byte.csv",
             "bytes written here: UTF-8 but for one byte, so all of it is windows-1252")
    text_file(c.path, [en] + look(kind))
    c.path.write_bytes(c.path.read_bytes().replace("rayé".encode("utf-8"), b"ray\xe9"))
    rows = [[cell.encode("utf-8").decode("cp1252") for cell in row] for row in ROWS[kind]]
    rows[1][13] = "T-shirt rayé"
    c.expect("CSV", "windows-1252", ";", ".", "ENGLISH BY_NAME", rows)

    c = Case(kind, "33-doubtful-rows.csv",
             "bytes written here: a SKU twice, a name of 256 characters, a stock of 31")
    rows = [one, changed(two, N="N" * 256, Q="31"), changed(one, Q="3", O="")]
    text_file(c.path, [en] + rows)
    c.findings = [
        'WARNING %s:4:N: Name is "%s…", expected at most 255 characters [TOO_LONG]'
        % (c.name, "N" * 60),
        'WARNING %s:4:Q: Stock indication is "31", expected 0 to 30 [OUT_OF_RANGE]' % c.name,
        'WARNING %s:5: is "AO1604", expected each key once; it is in line 2 too, and the last one'
        " counts [DUPLICATE_KEY]" % c.name]
    c.expect("CSV", "UTF-8", ";", ".", "ENGLISH BY_NAME", rows, [2, 4, 5])

    bad = [changed(two, S="9,9,9"), changed(two, A=""), changed(two, A="S" * 21),
           changed(two, Q="2.5"), two[:20], changed(two, S="")]
    problems = [
        'ERROR %s:2:S: VAT-exclu. purchase price (with ecotax) is "9,9,9", expected a number such'
        " as 12.50 [NUMBER_FORMAT]",
        "ERROR %s:3:A: Sku expected a value [REQUIRED]",
        'ERROR %s:4:A: Sku is "SSSSSSSSSSSSSSSSSSSSS", expected at most 20 characters [TOO_LONG]',
        'ERROR %s:5:Q: Stock indication is "2.5", expected a whole number [NUMBER_FORMAT]',
        "ERROR %s:6: expected 34 fields, found 20 [FIELD_COUNT]",
        "ERROR %s:7:S: VAT-exclu. purchase price (with ecotax) expected a value [REQUIRED]"]
    for name, options in (("34-bad-rows.csv", ["tolerance=1"]),
                          ("35-too-many-bad-rows.csv", [])):
        c = Case(kind, name, "bytes written here: six rows that can't be read, one that can")
        text_file(c.path, [en] + bad + [one])
        c.findings = [problem % c.name for problem in problems]
        if not options:
            c.findings.append(
                "refused ERROR %s: expected at most 0.1 %% of the rows rejected, but 6 of 7 were"
                " [TOLERANCE_EXCEEDED]" % c.name)
        c.expect("CSV", "UTF-8", ";", ".", "ENGLISH BY_NAME", [one], [8], options=options)

    c = Case(kind, "40-utf-16-unset.csv",
             "bytes written here: UTF-16LE without BOM, and nobody says so")
    c.path.write_bytes((";".join(en) + "\r\n").encode("utf-16-le"))
    c.findings = ["refused ERROR %s: expected an Excel workbook (.xls, .xlsx) or separated text"
                  " [NOT_THIS_FORMAT]" % c.name]
    c.expect(None, None, None, None, None)

    c = Case(kind, "36-unclosed-quote.csv", "bytes written here: a quote that nothing closes")
    text_file(c.path, [en, two, changed(two, A="B1")])
    c.path.write_bytes(c.path.read_bytes() + b'B2;"never closed;;;\r\nB3;;;\r\n')
    c.findings = [
        "refused ERROR %s:4: expected a closing quote for the cell that opens one in this record;"
        " the file ends before it [TRUNCATED]" % c.name]
    c.expect("CSV", "UTF-8", ";", None, "ENGLISH BY_NAME")

    c = Case(kind, "37-cut-in-last-row.csv", "bytes written here: the last record is cut off")
    text_file(c.path, [en] + look(kind) + [two[:9]], last=False)
    c.findings = [
        "refused ERROR %s:5: expected a complete last record; the file was cut off, fetch it again"
        " [TRUNCATED]" % c.name,
        "ERROR %s:5: expected 34 fields, found 9 [FIELD_COUNT]" % c.name]
    c.expect("CSV", "UTF-8", ";", ".", "ENGLISH BY_NAME")


def reports_only():
    kind = "anomalies"
    en, row = names(kind, "en"), ROWS[kind][0]
    wordings = [
        ("TRAITEE", ["Processed"]), ("processed", ["Processed"]),
        ('Unprocessed: "Order in duplicate"',
         ["Refused", "cause=DUPLICATE", 'reason="Order in duplicate"']),
        ("non  traitée:Stock insuffisant : AO1604",
         ["Refused", "cause=STOCKOUT", "reason=Stock insuffisant : AO1604"]),
        ("Non Traitée : Produit inactif : STOCK1",
         ["Refused", "cause=PRODUCT", "reason=Produit inactif : STOCK1"]),
        ("Non Traitée : Commande en doublon",
         ["Refused", "cause=DUPLICATE", "reason=Commande en doublon"]),
        ("Non Traitée : Destination non autorisée : IT",
         ["Refused", "cause=DESTINATION", "reason=Destination non autorisée : IT"]),
        ("Non Traitée : Mode de livraison non autorisé : CHD",
         ["Refused", "cause=DELIVERY_METHOD", "reason=Mode de livraison non autorisé : CHD"]),
        ("Non Traitée : Encours insuffisant",
         ["Refused", "cause=CREDIT", "reason=Encours insuffisant"]),
        ("Non Traitée : Champ obligatoire : Pays",
         ["Refused", "cause=REQUIRED_FIELD", "reason=Champ obligatoire : Pays"]),
        ("Non Traitée : Format incorrect : Stock",
         ["Refused", "cause=FORMAT", "reason=Format incorrect : Stock"]),
        ("Non Traitée", ["Refused", "cause=UNKNOWN"]),
        ("Unknow product id : PSPBL16GO",
         ["Refused", "cause=UNKNOWN", "reason=Unknow product id : PSPBL16GO"]),
        ("En attente d’intégration", ["Pending", "wording=En attente d’intégration"]),
        ("Traitée partiellement", ["Pending", "wording=Traitée partiellement"])]
    wordings[12] = (wordings[12][0], ["Refused", "cause=PRODUCT", wordings[12][1][2]])
    rows = []
    for n, (wording, result) in enumerate(wordings):
        RESULTS[wording] = ["result=" + result[0]] + ["result." + part for part in result[1:]]
        rows.append(changed(row, A="CMD%04d" % n, W=wording, B=""))
    c = Case(kind, "30-wordings.xls", "xlwt: one row for each wording of a result")
    old_workbook(c.path, [en] + rows)
    c.findings = ['WARNING %s!Feuil1:16:W: MessageError is "Traitée partiellement", expected'
                  " Traitée, Non Traitée : …, or En attente d'intégration; taken as pending"
                  " [UNKNOWN_WORDING]" % c.name]
    c.expect("XLS", None, None, ".", "ENGLISH BY_NAME", rows)

    c = Case(kind, "31-no-result-and-errors.xlsx",
             "openpyxl: a formula without a stored result, error values")
    a, b, d = ROWS[kind]
    open_workbook(c.path, [en, changed(a, S="=1+1"), changed(b, U="#REF!"),
                           changed(d, T="#REF!")],
                  convert=lambda r, i, value: value)
    c.findings = [
        "WARNING %s!Feuil1:3:U: PriceWithoutTax is (5 characters, withheld), expected a value, not"
        " a spreadsheet error [CELL_ERROR]" % c.name,
        'ERROR %s!Feuil1:4:T: ProductId is "#REF!", expected a value, not a spreadsheet error'
        " [CELL_ERROR]" % c.name]
    c.expect("XLSX", None, None, ".", "ENGLISH BY_NAME", [changed(a, S=""), changed(b, U="")])

    kind = "tracking"
    en, row = names(kind, "en"), ROWS[kind][0]
    pairs = ["C ", "V ", "VP", " P", "VC", " C", " V", "VV", "VS", "SP", "SC", "SS", "S ", " S",
             "vs", "XQ"]
    rows = [changed(row, A="CMD%04d" % n, H=pair[0].strip(), I=pair[1].strip())
            for n, pair in enumerate(pairs)]
    c = Case(kind, "30-status-codes.xls", "xlwt: one row for each pair of codes")
    old_workbook(c.path, [en] + rows)
    rows[14][7:9] = "VS"
    c.findings = ['WARNING %s!Feuil1:17:H: cdv_codeta is "X", expected a documented pair of'
                  " cdv_codeta and eve_codeta, found X/Q; the codes are kept [UNKNOWN_CODE]"
                  % c.name]
    c.expect("XLS", None, None, None, "ENGLISH BY_NAME", rows)

    links = ["javascript:alert(1)", "//suivi.example/1", "ftp://suivi.example/1", "suivi.example/1",
             "https://user:secret@suivi.example/1", "HTTPS://suivi.example/1"]
    rows = [changed(row, A="CMD%04d" % n, N=link) for n, link in enumerate(links)]
    c = Case(kind, "31-links.csv", "bytes written here: links that a shop page must not show")
    text_file(c.path, [en] + rows)
    c.findings = [  # what has an @ may be a person's address
        "WARNING %s:%d:N: ExternalCarrierTrackingURL is %s, expected an absolute http or https"
        " address; the link is left out [UNSAFE_LINK]"
        % (c.name, n + 2, "(%d characters, withheld)" % len(link) if "@" in link
           else '"%s"' % link) for n, link in enumerate(links[:5])]
    for item in rows[:5]:
        item[13] = ""
    c.expect("CSV", "UTF-8", ";", None, "ENGLISH BY_NAME", rows)

    c = Case(kind, "32-mail-as-first-name.csv", "bytes written here: an address in column E")
    text_file(c.path, [en] + [changed(r, E="zoe@client.example") for r in ROWS[kind]])
    COLUMNS[kind][4][3] = "recipient.email"
    c.expect("CSV", "UTF-8", ";", None, "ENGLISH BY_NAME",
             [changed(r, E="zoe@client.example") for r in ROWS[kind]])
    COLUMNS[kind][4][3] = "recipient.firstName"

    turned = [changed(r, A=r[2], C=r[0]) for r in ROWS[kind]]
    single = [changed(r, A="A%d" % n, C="C%d" % n) for n, r in enumerate(ROWS[kind])]
    for name, made_by, rows, options, meaning in (
            ("33-campaign-in-column-a.csv", "the campaign is in A, as the text says", turned, [],
             "C"),
            ("34-orientation-open.csv", "neither A nor C repeats", single, [], None),
            ("35-orientation-set.csv", "neither A nor C repeats, the option tells", single,
             ["trackingColumns=A_IS_CAMPAIGN"], "C"),
            ("36-orientation-by-campaign.csv", "neither A nor C repeats, a campaign is known",
             single, ["campaign=C1"], "A"),
            ("37-orientation-as-read.csv", "neither A nor C repeats, the caller decides", single,
             ["trackingColumns=AS_READ"], "")):
        c = Case(kind, name, "bytes written here: " + made_by)
        text_file(c.path, [en] + rows)
        if meaning is None:
            c.findings = [
                "refused ERROR %s: expected columns A and C that tell order numbers from campaigns:"
                " set DecodeOptions.withTrackingColumns to A_IS_ORDER or A_IS_CAMPAIGN, or name the"
                " campaigns with withCampaigns [ORIENTATION_OPEN]" % c.name]
        ORIENTATION[0] = meaning or ""
        c.expect("CSV", "UTF-8", ";", None, "ENGLISH BY_NAME", rows, options=options)
    ORIENTATION[0] = "A"

    kind = "invoice"
    en, row = names(kind, "en"), ROWS[kind][0]
    rates = ["20", "20.00", "10", "5.5", "2.1", "0", "19.6", "209.90", ""]
    rows = [changed(row, H=str(n + 1), M=vat) for n, vat in enumerate(rates)]
    c = Case(kind, "30-xlsx-named.csv", "openpyxl: rates and amounts in column M, named .csv")
    open_workbook(c.path.with_suffix(".xlsx"), [en] + rows)
    c.path.with_suffix(".xlsx").rename(c.path)
    c.expect("XLSX", None, None, ".", "ENGLISH BY_NAME", rows)

    kind = "compliance"
    en, row = names(kind, "en"), ROWS[kind][1]
    PROBLEMS.update({
        "Extension incorrecte": [("", "", "", "Extension incorrecte")],
        "Unprocessed: line 4 : Price:wrong": [("4", "Price", "", "wrong")],
        "ligne n° 12 : Téléphone fixe : dépasse la taille maximale ; tout à refaire": [
            ("12", "Téléphone fixe", "LANDLINE", "dépasse la taille maximale"),
            ("", "", "", "tout à refaire")],
        "ligne n°2 : PriceWithoutTax:n'est pas au format attendu": [
            ("2", "PriceWithoutTax", "UNIT_PRICE", "n'est pas au format attendu")]})
    rows = [changed(row, D="KO", E=reason) for reason in list(PROBLEMS)[2:]]
    c = Case(kind, "30-reasons.xls", "xlwt: one row for each shape of a reason, codes in any case")
    old_workbook(c.path, [en] + [changed(r, D="ko") for r in rows] + [changed(row, D="Refus")])
    c.findings = ['ERROR %s!Feuil1:6:D: Status is "Refus", expected OK or KO [UNKNOWN_CODE]'
                  % c.name]
    c.expect("XLS", None, None, None, "ENGLISH BY_NAME", rows)

    kind = "orders"
    en, rows = names(kind, "en"), ROWS[kind]
    c = Case(kind, "30-read-never-written.xlsx",
             "openpyxl: MLLE, Ireland as IR, codes in lower case, a sheet more")
    given = [changed(r, E="Mlle" if r[4] == "MME" else "m", N="ie" if n < 2 else "IR", R="chd")
             for n, r in enumerate(rows)]
    open_workbook(c.path, [en] + given, sheet="Dropshipment",
                  after=lambda book, page: book.create_sheet("Notes").append(["à voir"]))
    c.expect("XLSX", None, None, ".", "ENGLISH BY_NAME",
             [changed(r, E="MLLE" if r[4] == "MME" else "M", N="IE", R="CHD") for r in rows])

    c = Case(kind, "31-rejected-orders.csv",
             "bytes written here: an order with two addresses, one with quantity 0, one sound")
    text_file(c.path, [en, rows[0], changed(rows[1], H="1 autre rue"),
                       changed(rows[2], A="CMD0003", V="0"), rows[2]])
    c.findings = [
        "ERROR %s:3:H: Address is (11 characters, withheld), expected one value: order"
        " CMD0001/CUSTOMER202002 has two different values in column H, the other in line 2"
        " [INCONSISTENT_ORDER]" % c.name,
        'ERROR %s:4:V: Quantity is "0", expected 1 to 99 [OUT_OF_RANGE]' % c.name]
    c.expect("CSV", "UTF-8", ";", ".", "ENGLISH BY_NAME", [rows[2]], [5])


for each in COLUMNS:
    every_kind(each)
    headings(each)
    text_dialects(each)
for each in ("anomalies", "tracking", "invoice"):
    number_keys(each)
order_dates()
for each in COLUMNS:
    sheets(each)
catalogue_only()
reports_only()
