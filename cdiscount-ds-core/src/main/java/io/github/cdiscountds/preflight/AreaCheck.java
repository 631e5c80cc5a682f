package io.github.cdiscountds.preflight;

import io.github.cdiscountds.finding.Severity;
import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.internal.mapping.Spelling;
import io.github.cdiscountds.model.Order;
import io.github.cdiscountds.model.OrderColumn;
import io.github.cdiscountds.model.PostalAddress;
import io.github.cdiscountds.profile.ServiceProfile;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An address in a part of its country that is served (R33). A finding lists all such parts of the
 * country, never the one at hand: that would tell where the recipient lives.
 */
final class AreaCheck implements OrderCheck {
  private final ServiceProfile profile;

  AreaCheck(ServiceProfile profile) {
    this.profile = profile;
  }

  @Override
  public void check(Order order, OrderFindings report) {
    PostalAddress address = order.recipient().address();
    List<Area> areas = AreaTable.of(address.destination().isoCode());
    if (areas.isEmpty() || !profile.serves(address.destination())) {
      return;
    }
    String digits = PostCodes.digits(address.postCode());
    for (Area area : areas) {
      if (area.hasPostCode(digits)) {
        report(area, areas, OrderColumn.POST_CODE, address.postCode(), report);
        return;
      }
    }
    String city =
        areas.stream().allMatch(area -> area.names().isEmpty())
            ? ""
            : Spelling.words(address.city());
    for (Area area : areas) {
      if (area.hasCity(city, digits)) {
        report(area, areas, OrderColumn.CITY, address.city(), report);
        return;
      }
    }
  }

  private static void report(
      Area found, List<Area> areas, OrderColumn column, String read, OrderFindings report) {
    List<Area> alike = areas.stream().filter(area -> area.severity() == found.severity()).toList();
    boolean isError = found.severity() == Severity.ERROR;
    report.add(
        isError ? PreflightCheck.AREA : PreflightCheck.UNCERTAIN_AREA,
        column,
        read,
        Wording.of(
            "a place in %1$s outside the areas that "
                + (isError ? "aren't" : "may not be")
                + " served: %2$s",
            "un lieu en %1$s hors des zones "
                + (isError ? "non desservies" : "peut-être non desservies")
                + " : %3$s",
            found.country(),
            listed(alike, Area::english),
            listed(alike, Area::french)));
  }

  private static String listed(List<Area> areas, Function<Area, String> name) {
    return areas.stream().map(name).collect(Collectors.joining(", "));
  }
}
