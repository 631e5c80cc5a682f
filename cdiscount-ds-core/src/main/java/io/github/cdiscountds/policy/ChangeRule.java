package io.github.cdiscountds.policy;

import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.order.LineStage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule about changes: which ones it decides, in which circumstances, and how.
 *
 * @param changes the changes it decides
 * @param stages the stages at which it holds
 * @param before it holds while this hasn't surely happened, or null
 * @param after it holds once this has happened, or null
 * @param country which new countries it is about
 * @param payments the payment methods for which it holds; empty for all
 * @param availability the goods for which it holds, or null for all
 */
record ChangeRule(
    Rule rule,
    Set<Change> changes,
    Set<LineStage> stages,
    @Nullable Milestone before,
    @Nullable Milestone after,
    Country country,
    Set<PaymentMethod> payments,
    ChangeRequest.@Nullable Availability availability,
    Verdict verdict,
    List<Requirement> takes,
    @Nullable Wording letter) {

  /** Where the new address is. */
  enum Country {
    ANY,
    SAME,
    OTHER
  }

  ChangeRule {
    changes = Set.copyOf(changes);
    stages = Set.copyOf(stages);
    payments = Set.copyOf(payments);
    takes = List.copyOf(takes);
  }

  boolean decides(ChangeRequest request, OrderCase order, LineMoments furthest, Instant now) {
    return changes.contains(request.change())
        && stages.contains(furthest.line().stage())
        && (before == null || isBefore(before, furthest, now))
        && (after == null || furthest.has(after))
        && isAboutCountry(request, order)
        && (payments.isEmpty() || (order.payment() != null && payments.contains(order.payment())))
        && (availability == null || availability == request.availability());
  }

  Permission answer(ChangeRequest request, OrderCase order, LineMoments furthest) {
    Window limit = before == Milestone.PICKED_UP ? furthest.of(before) : null;
    Instant until = limit == null || !limit.isDatedLatest() ? null : limit.latest();
    boolean free = request.supplement().signum() == 0;
    return new Permission(
        request.change(),
        verdict,
        takes.stream()
            .filter(requirement -> !free || requirement != Requirement.PAY_SUPPLEMENT)
            .toList(),
        request.supplement(),
        until,
        filled(rule.wording(), order, request.supplement()),
        letter == null ? null : filled(letter, order, request.supplement()),
        rule);
  }

  /** A pick-up is foreseen, not told: it has happened once its latest moment has passed. */
  private static boolean isBefore(Milestone milestone, LineMoments line, Instant now) {
    Window window = line.of(milestone);
    return window == null || (milestone == Milestone.PICKED_UP && !now.isAfter(window.latest()));
  }

  private boolean isAboutCountry(ChangeRequest request, OrderCase order) {
    boolean same =
        request.destination() == null || request.destination().equals(order.destination());
    return country == Country.ANY || (country == Country.SAME) == same;
  }

  private static Wording filled(Wording text, OrderCase order, BigDecimal supplement) {
    return new Wording(
        filled(text.english(), order, supplement), filled(text.french(), order, supplement));
  }

  private static String filled(String text, OrderCase order, BigDecimal supplement) {
    List<String> files = order.timeline().files();
    return text.replace("{order}", order.timeline().order().orderNumber())
        .replace("{campaign}", order.timeline().order().campaign())
        .replace("{file}", files.isEmpty() ? "-" : files.get(files.size() - 1))
        .replace("{supplement}", supplement.toPlainString());
  }
}
