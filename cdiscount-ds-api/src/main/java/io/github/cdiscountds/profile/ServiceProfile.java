package io.github.cdiscountds.profile;

import io.github.cdiscountds.model.DeliveryMethod;
import io.github.cdiscountds.model.Destination;
import io.github.cdiscountds.transport.RemoteFolder;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How the supplier's service works: everything that a contract or a later revision may change (R3).
 *
 * <p>Construction throws {@link IllegalArgumentException} when a setting can't work.
 *
 * @param zone the zone of every time stamp without one (R2)
 * @param folders where the documents lie
 * @param fileNames how they are named
 * @param cadences when the supplier acts
 * @param leadTimes the destinations of the contract abroad, with their delivery times (SPEC section
 *     7)
 * @param domesticDestinations destinations with domestic delivery methods (R32)
 * @param internationalMethods delivery methods for destinations abroad (R32)
 * @param domesticMethods known delivery methods for domestic destinations (R32)
 * @param irelandOnTheWire how Ireland is written in order files: {@code IR} as documented, or
 *     {@code IE} (R31)
 * @param trackingQuantity what the quantity of a tracking row counts (R30)
 * @param maxLinesPerFile order lines in one file before it is split (R13), 1 to 65,535
 * @param temporaryNames under which names order files hide while they are uploaded, and once they
 *     are taken back
 * @since 0.1.0
 */
public record ServiceProfile(
    ZoneId zone,
    Folders folders,
    FileNames fileNames,
    Cadences cadences,
    Map<Destination, LeadTime> leadTimes,
    Set<Destination> domesticDestinations,
    Set<DeliveryMethod> internationalMethods,
    Set<DeliveryMethod> domesticMethods,
    String irelandOnTheWire,
    TrackingQuantity trackingQuantity,
    int maxLinesPerFile,
    TemporaryNames temporaryNames) {

  /** The service as the supplier's document describes it. */
  public static final ServiceProfile DOCUMENTED =
      new ServiceProfile(
          ZoneId.of("Europe/Paris"),
          Folders.DOCUMENTED,
          FileNames.DOCUMENTED,
          Cadences.DOCUMENTED,
          Map.ofEntries(
              entry("BE", 2, 3),
              entry("ES", 2, 3),
              entry("IT", 2, 4),
              entry("DE", 2, 3),
              entry("GB", 2, 3),
              entry("AT", 3, 4),
              entry("CZ", 3, 3),
              entry("DK", 3, 3),
              entry("EE", 6, 6),
              entry("HU", 3, 4),
              entry("LV", 4, 6),
              entry("LT", 4, 4),
              entry("LU", 2, 2),
              entry("NL", 2, 2),
              entry("PL", 3, 3),
              entry("PT", 2, 3),
              entry("SK", 2, 3),
              entry("SI", 3, 4),
              entry("SE", 4, 6),
              entry("RO", 4, 4),
              entry("IE", 3, 3),
              entry("BG", 4, 4),
              entry("HR", 4, 4),
              entry("FI", 4, 4),
              entry("GR", 6, 6)),
          Set.of(Destination.FRANCE),
          Set.of(DeliveryMethod.CHD),
          Set.of(DeliveryMethod.CDS, DeliveryMethod.COL, DeliveryMethod.TNT),
          "IR",
          TrackingQuantity.PER_PARCEL,
          5_000,
          TemporaryNames.dotPrefix());

  /** The most lines that an {@code .xls} sheet holds below its header. */
  public static final int SHEET_LINES = 65_535;

  public ServiceProfile {
    leadTimes = Map.copyOf(leadTimes);
    domesticDestinations = Set.copyOf(domesticDestinations);
    internationalMethods = Set.copyOf(internationalMethods);
    domesticMethods = Set.copyOf(domesticMethods);
    if (!irelandOnTheWire.equals("IR") && !irelandOnTheWire.equals("IE")) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Ireland on the wire is \"%s\", expected IR or IE (R31)",
              irelandOnTheWire));
    }
    if (maxLinesPerFile < 1 || maxLinesPerFile > SHEET_LINES) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "lines per order file %d, expected 1 to %d (R13)",
              maxLinesPerFile,
              SHEET_LINES));
    }
    requireHidden(folders.orders(), fileNames, temporaryNames);
  }

  /**
   * Gives the code that order files carry for a destination (R31).
   *
   * @param destination the destination
   * @return its ISO code, or the profile's code for Ireland
   */
  public String wireCode(Destination destination) {
    return destination.equals(Destination.IRELAND) ? irelandOnTheWire : destination.isoCode();
  }

  /**
   * Tells whether the contract serves a destination (R32).
   *
   * @param destination the destination
   * @return true for domestic destinations and those with a lead time
   */
  public boolean serves(Destination destination) {
    return domesticDestinations.contains(destination) || leadTimes.containsKey(destination);
  }

  /**
   * Changes the folders.
   *
   * @param value the new folders
   * @return a changed copy
   */
  public ServiceProfile withFolders(Folders value) {
    return new ServiceProfile(
        zone,
        value,
        fileNames,
        cadences,
        leadTimes,
        domesticDestinations,
        internationalMethods,
        domesticMethods,
        irelandOnTheWire,
        trackingQuantity,
        maxLinesPerFile,
        temporaryNames);
  }

  /**
   * Changes how the documents are named.
   *
   * @param value the new names
   * @return a changed copy
   */
  public ServiceProfile withFileNames(FileNames value) {
    return new ServiceProfile(
        zone,
        folders,
        value,
        cadences,
        leadTimes,
        domesticDestinations,
        internationalMethods,
        domesticMethods,
        irelandOnTheWire,
        trackingQuantity,
        maxLinesPerFile,
        temporaryNames);
  }

  /**
   * Changes when the supplier acts.
   *
   * @param value the new cadences
   * @return a changed copy
   */
  public ServiceProfile withCadences(Cadences value) {
    return new ServiceProfile(
        zone,
        folders,
        fileNames,
        value,
        leadTimes,
        domesticDestinations,
        internationalMethods,
        domesticMethods,
        irelandOnTheWire,
        trackingQuantity,
        maxLinesPerFile,
        temporaryNames);
  }

  /**
   * Changes where the contract delivers (R32).
   *
   * @param domestic destinations with domestic delivery methods
   * @param abroad the destinations abroad with their delivery times; none without an international
   *     contract
   * @return a changed copy
   */
  public ServiceProfile withDestinations(
      Set<Destination> domestic, Map<Destination, LeadTime> abroad) {
    return new ServiceProfile(
        zone,
        folders,
        fileNames,
        cadences,
        abroad,
        domestic,
        internationalMethods,
        domesticMethods,
        irelandOnTheWire,
        trackingQuantity,
        maxLinesPerFile,
        temporaryNames);
  }

  /**
   * Changes the delivery methods that are known (R32).
   *
   * @param domestic methods for domestic destinations
   * @param international methods for destinations abroad
   * @return a changed copy
   */
  public ServiceProfile withDeliveryMethods(
      Set<DeliveryMethod> domestic, Set<DeliveryMethod> international) {
    return new ServiceProfile(
        zone,
        folders,
        fileNames,
        cadences,
        leadTimes,
        domesticDestinations,
        international,
        domestic,
        irelandOnTheWire,
        trackingQuantity,
        maxLinesPerFile,
        temporaryNames);
  }

  /**
   * Changes the number of lines after which an order file is split (R13).
   *
   * @param value 1 to 65,535
   * @return a changed copy
   */
  public ServiceProfile withMaxLinesPerFile(int value) {
    return new ServiceProfile(
        zone,
        folders,
        fileNames,
        cadences,
        leadTimes,
        domesticDestinations,
        internationalMethods,
        domesticMethods,
        irelandOnTheWire,
        trackingQuantity,
        value,
        temporaryNames);
  }

  /**
   * Changes how Ireland is written in order files (R31).
   *
   * @param code {@code IR} or {@code IE}
   * @return a changed copy
   */
  public ServiceProfile withIrelandOnTheWire(String code) {
    return new ServiceProfile(
        zone,
        folders,
        fileNames,
        cadences,
        leadTimes,
        domesticDestinations,
        internationalMethods,
        domesticMethods,
        code,
        trackingQuantity,
        maxLinesPerFile,
        temporaryNames);
  }

  /**
   * Changes what the quantity of a tracking row counts (R30).
   *
   * @param value the meaning
   * @return a changed copy
   */
  public ServiceProfile withTrackingQuantity(TrackingQuantity value) {
    return new ServiceProfile(
        zone,
        folders,
        fileNames,
        cadences,
        leadTimes,
        domesticDestinations,
        internationalMethods,
        domesticMethods,
        irelandOnTheWire,
        value,
        maxLinesPerFile,
        temporaryNames);
  }

  /**
   * Changes under which names order files hide while they are uploaded, and once they are taken
   * back. Files made before keep the names that they were made with.
   *
   * @param value the new names
   * @return a changed copy
   */
  public ServiceProfile withTemporaryNames(TemporaryNames value) {
    return new ServiceProfile(
        zone,
        folders,
        fileNames,
        cadences,
        leadTimes,
        domesticDestinations,
        internationalMethods,
        domesticMethods,
        irelandOnTheWire,
        trackingQuantity,
        maxLinesPerFile,
        value);
  }

  /** What would be picked up half written is no setting. */
  private static void requireHidden(
      RemoteFolder orders, FileNames names, TemporaryNames temporaryNames) {
    switch (temporaryNames.style()) {
      case DOT_PREFIX -> {
        // Nobody picks such files up.
      }
      case SUFFIX -> {
        if (lower(names.ordersFormat()).endsWith(lower(temporaryNames.value()))) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "temporary names that end with \"%s\": order files do as well, and would be picked up half written",
                  temporaryNames.value()));
        }
      }
      case FOLDER -> {
        if (temporaryNames.folderBeside(orders).equals(orders)) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "temporary names in \"%s\": expected another folder than that of the order files",
                  orders));
        }
      }
    }
  }

  private static Map.Entry<Destination, LeadTime> entry(String code, int min, int max) {
    return Map.entry(new Destination(code), new LeadTime(min, max));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
