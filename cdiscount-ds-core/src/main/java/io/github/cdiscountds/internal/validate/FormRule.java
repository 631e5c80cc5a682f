package io.github.cdiscountds.internal.validate;

import io.github.cdiscountds.finding.FindingCode;
import io.github.cdiscountds.finding.Wording;

/**
 * What the form of an order is judged by, with the words for it. The message of a violation, in the
 * resource bundles, is column, field and these words.
 */
public enum FormRule {
  /** A required column holds something. */
  REQUIRED("validation.OrderCell.required", FindingCode.REQUIRED, "a value", "une valeur"),
  /** Not more characters than the column takes. */
  LENGTH(
      "validation.OrderCell.length",
      FindingCode.TOO_LONG,
      "at most {max} characters",
      "au plus {max} caractères"),
  /** What a cell of one line can hold (R20). */
  PLAIN_TEXT(
      "validation.OrderCell.plainText",
      FindingCode.CONTROL_CHARACTER,
      "one line without control characters",
      "une seule ligne sans caractère de contrôle"),
  /** A date of eight digits. */
  DATE(
      "validation.OrderCell.date",
      FindingCode.FORMAT,
      "a date that yyyyMMdd can hold",
      "une date que aaaaMMjj peut contenir"),
  /** A title that is written, not only read. */
  TITLE("validation.OrderCell.title", FindingCode.TITLE_NOT_WRITABLE, "M or MME", "M ou MME"),
  /** A country's code. */
  COUNTRY(
      "validation.OrderCell.country",
      FindingCode.FORMAT,
      "a two-letter country code such as FR",
      "un code pays de deux lettres tel que FR"),
  /** A delivery method's code. */
  DELIVERY_METHOD(
      "validation.OrderCell.deliveryMethod",
      FindingCode.FORMAT,
      "1 to 3 letters or digits such as CHD",
      "1 à 3 lettres ou chiffres tels que CHD"),
  /** An amount in euros as it is written (R17). */
  AMOUNT(
      "validation.OrderCell.amount",
      FindingCode.NUMBER_FORMAT,
      "an amount in euros such as 12.90",
      "un montant en euros tel que 12.90"),
  /** A number of pieces (R36). */
  QUANTITY("validation.OrderCell.quantity", FindingCode.OUT_OF_RANGE, "1 to 99", "1 à 99"),
  /** A phone number. */
  PHONE(
      "validation.OrderCell.phone",
      FindingCode.FORMAT,
      "4 to 15 digits, with + before a country code",
      "4 à 15 chiffres, avec + devant un indicatif de pays"),
  /** An e-mail address. */
  EMAIL("model.Recipient.email", FindingCode.FORMAT, "an e-mail address", "une adresse e-mail"),
  /** One of two phones (R18). */
  ONE_PHONE(
      "validation.ReachableByPhone.message",
      FindingCode.REQUIRED,
      "a landline or a mobile phone",
      "un téléphone fixe ou mobile"),
  /** A phone as it is written in France (R19). */
  FRENCH_PHONE(
      "validation.FrenchPhones.message",
      FindingCode.FORMAT,
      "10 digits beginning with 0 in France",
      "10 chiffres commençant par 0 en France"),
  /** A French post code. */
  FRENCH_POST_CODE(
      "validation.FrenchPostCode.message",
      FindingCode.FORMAT,
      "5 digits in France",
      "5 chiffres en France"),
  /** The name of a business. */
  BUSINESS_NAME(
      "validation.NamedBusiness.message",
      FindingCode.BUSINESS_NAME,
      "the name of the business that it goes to",
      "la raison sociale de l'entreprise destinataire");

  private final String key;
  private final FindingCode code;
  private final String english;
  private final String french;

  FormRule(String key, FindingCode code, String english, String french) {
    this.key = "io.github.cdiscountds." + key;
    this.code = code;
    this.english = english;
    this.french = french;
  }

  /** The key of its message in the resource bundles. */
  String messageKey() {
    return key;
  }

  /** What kind of problem it is to break it. */
  public FindingCode code() {
    return code;
  }

  /** What would be right in a column of at most so many characters. */
  Wording expected(int max) {
    String number = Integer.toString(max);
    return new Wording(english.replace("{max}", number), french.replace("{max}", number));
  }
}
