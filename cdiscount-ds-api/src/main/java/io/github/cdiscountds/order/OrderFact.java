package io.github.cdiscountds.order;

/**
 * One statement of the supplier about one order line, with the first and the last publication that
 * made it.
 *
 * @param key what it is about
 * @param value what it says
 * @param first the earliest publication that said so
 * @param last the latest publication that said so
 * @since 0.1.0
 */
public record OrderFact(FactKey key, FactValue value, Publication first, Publication last) {

  /**
   * Makes a fact from one publication.
   *
   * @param key what it is about
   * @param value what it says
   * @param publication where it was said
   * @return the fact
   */
  public static OrderFact of(FactKey key, FactValue value, Publication publication) {
    return new OrderFact(key, value, publication, publication);
  }

  /**
   * Joins two readings of the same statement; commutative, associative and idempotent.
   *
   * @param other a fact of the same key and value
   * @return the fact with the earlier first and the later last publication
   * @throws IllegalArgumentException when key or value differ
   */
  public OrderFact merge(OrderFact other) {
    if (!key.equals(other.key) || !value.equals(other.value)) {
      throw new IllegalArgumentException("facts of different keys or values can't be merged");
    }
    return new OrderFact(
        key,
        value,
        first.compareTo(other.first) <= 0 ? first : other.first,
        last.compareTo(other.last) >= 0 ? last : other.last);
  }
}
