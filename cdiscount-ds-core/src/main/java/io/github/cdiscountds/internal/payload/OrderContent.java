package io.github.cdiscountds.internal.payload;

import io.github.cdiscountds.internal.payload.Json.Fields;
import io.github.cdiscountds.model.DeliveryMethod;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.model.OrderKey;
import io.github.cdiscountds.model.OrderLine;
import io.github.cdiscountds.model.PostalAddress;
import io.github.cdiscountds.model.Recipient;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.model.Title;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recipients, lines, keys and file names of orders as texts. Thread-safe. */
public final class OrderContent {

  private OrderContent() {}

  /**
   * Writes everything personal of a recipient.
   *
   * @param recipient the recipient
   * @return its texts without title and destination, or null when it was forgotten
   */
  public static @Nullable String ofRecipient(Recipient recipient) {
    if (recipient.equals(recipient.forget())) {
      return null;
    }
    PostalAddress address = recipient.address();
    return Json.object(
        new Fields()
            .put("surname", recipient.surname())
            .put("firstName", recipient.firstName())
            .put("street", address.street())
            .put("additional", address.additional())
            .put("locality", address.locality())
            .put("businessName", address.businessName())
            .put("postCode", address.postCode())
            .put("city", address.city())
            .put("landline", recipient.landline())
            .put("mobile", recipient.mobile())
            .put("email", recipient.email()));
  }

  /**
   * Reads a recipient.
   *
   * @param title its title
   * @param destination its destination
   * @param json what {@link #ofRecipient} wrote, or null when it was forgotten
   * @return the recipient
   */
  public static Recipient recipient(Title title, Destination destination, @Nullable String json) {
    Fields fields = json == null ? new Fields() : Json.object(json);
    return new Recipient(
        title,
        orEmpty(fields.get("surname")),
        orEmpty(fields.get("firstName")),
        new PostalAddress(
            orEmpty(fields.get("street")),
            fields.get("additional"),
            fields.get("locality"),
            fields.get("businessName"),
            orEmpty(fields.get("postCode")),
            orEmpty(fields.get("city")),
            destination),
        fields.get("landline"),
        fields.get("mobile"),
        orEmpty(fields.get("email")));
  }

  /**
   * Writes an order's lines.
   *
   * @param lines the lines
   * @return their text
   */
  public static String ofLines(List<OrderLine> lines) {
    List<Fields> objects = new ArrayList<>(lines.size());
    for (OrderLine line : lines) {
      objects.add(
          new Fields()
              .put("product", line.product())
              .put("quantity", line.quantity())
              .put("unitPrice", line.unitPrice())
              .put("shippingCosts", line.shippingCosts())
              .put("deliveryMethod", line.deliveryMethod()));
    }
    return Json.array(objects);
  }

  /**
   * Reads an order's lines.
   *
   * @param json what {@link #ofLines} wrote
   * @return the lines
   */
  public static List<OrderLine> lines(String json) {
    List<OrderLine> lines = new ArrayList<>();
    for (Fields fields : Json.array(json)) {
      lines.add(
          new OrderLine(
              new DeliveryMethod(fields.text("deliveryMethod")),
              new BigDecimal(fields.text("shippingCosts")),
              new Sku(fields.text("product")),
              new BigDecimal(fields.text("unitPrice")),
              Integer.parseInt(fields.text("quantity"))));
    }
    return lines;
  }

  /**
   * Writes order keys.
   *
   * @param keys the keys
   * @return a flat list of numbers and campaigns
   */
  public static String ofKeys(List<OrderKey> keys) {
    List<String> texts = new ArrayList<>(2 * keys.size());
    for (OrderKey key : keys) {
      texts.add(key.orderNumber());
      texts.add(key.campaign());
    }
    return Json.texts(texts);
  }

  /**
   * Reads order keys.
   *
   * @param json what {@link #ofKeys} wrote
   * @return the keys
   */
  public static List<OrderKey> keys(String json) {
    List<String> texts = Json.texts(json);
    List<OrderKey> keys = new ArrayList<>(texts.size() / 2);
    for (int i = 0; i < texts.size(); i += 2) {
      keys.add(OrderKey.of(texts.get(i), texts.get(i + 1)));
    }
    return List.copyOf(keys);
  }

  /**
   * Writes names of files.
   *
   * @param names the names
   * @return their text, or null when there is none
   */
  public static @Nullable String ofNames(List<String> names) {
    return names.isEmpty() ? null : Json.texts(names);
  }

  /**
   * Reads names of files.
   *
   * @param json what {@link #ofNames} wrote
   * @return the names
   */
  public static List<String> names(@Nullable String json) {
    return json == null ? List.of() : Json.texts(json);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
