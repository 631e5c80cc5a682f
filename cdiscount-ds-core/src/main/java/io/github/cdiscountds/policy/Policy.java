package io.github.cdiscountds.policy;

import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.model.Sku;
import io.github.cdiscountds.order.LineTimeline;
import io.github.cdiscountds.profile.LeadTime;
import io.github.cdiscountds.profile.ServiceProfile;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A procedure for orders: which changes it permits, what is due, and what is overdue. Five come
 * with the library, each a file beside this class; a shop may write others in the same form and
 * {@link #read} them.
 *
 * <p>Answers are pure functions of the order, the moment asked about and the policy. Immutable, so
 * threads may share it.
 *
 * <p>Moments come from the supplier's publications and from what the shop states, so from several
 * clocks; an answer about time is as exact as these agree. Nothing is sent or kept back because of
 * one.
 *
 * @since 0.1.0
 */
public final class Policy {
  private static final Comparator<Deadline> SOONEST_FIRST =
      Comparator.comparing(
              Deadline::latest, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
          .thenComparing(deadline -> deadline.rule().id())
          .thenComparing(Deadline::product, Comparator.nullsFirst(Comparator.<Sku>naturalOrder()));

  private final String name;
  private final Wording title;
  private final ServiceProfile profile;
  private final WorkingDays workingDays;
  private final List<DeadlineRule> deadlines;
  private final List<ChangeRule> changes;

  Policy(
      String name,
      Wording title,
      WorkingDays workingDays,
      List<DeadlineRule> deadlines,
      List<ChangeRule> changes) {
    this(name, title, ServiceProfile.DOCUMENTED, workingDays, deadlines, changes);
  }

  private Policy(
      String name,
      Wording title,
      ServiceProfile profile,
      WorkingDays workingDays,
      List<DeadlineRule> deadlines,
      List<ChangeRule> changes) {
    this.name = name;
    this.title = title;
    this.profile = profile;
    this.workingDays = workingDays;
    this.deadlines = List.copyOf(deadlines);
    this.changes = List.copyOf(changes);
  }

  /**
   * The supplier's own procedure: its reports, its delivery times, its invoices, its support.
   *
   * @return the policy, for the documented profile
   */
  public static Policy supplier() {
    return Presets.SUPPLIER;
  }

  /**
   * Drop shipping on a marketplace with Cainiao as the partner between it and the seller.
   *
   * @return the policy, for the documented profile
   */
  public static Policy cainiao() {
    return Presets.CAINIAO;
  }

  /**
   * Changes of an order at Cocooncenter's customer desk.
   *
   * @return the policy, for the documented profile
   */
  public static Policy cocooncenter() {
    return Presets.COCOONCENTER;
  }

  /**
   * Orders on the marketplace UNIQU3APP.
   *
   * @return the policy, for the documented profile
   */
  public static Policy uniqu3app() {
    return Presets.UNIQU3APP;
  }

  /**
   * Orders on Cdiscount's own marketplace, as a guide for its sellers tells.
   *
   * @return the policy, for the documented profile
   */
  public static Policy sellersGuide() {
    return Presets.SELLERS_GUIDE;
  }

  /**
   * Reads a policy from a file of one's own, in UTF-8 and in the form of those that come with the
   * library.
   *
   * @param file the file
   * @return the policy, for the documented profile
   * @throws IllegalArgumentException when it isn't a policy, with the file's name, the line, what
   *     stands there and what was expected
   * @throws UncheckedIOException when the file can't be read
   */
  public static Policy read(Path file) {
    try (Reader reader = Files.newBufferedReader(file)) {
      return PolicyFile.read(String.valueOf(file.getFileName()), reader);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can't be read", e);
    }
  }

  /**
   * Changes the profile whose cadences, delivery times and zone the rules count with.
   *
   * @param other the account's profile
   * @return a changed copy
   */
  public Policy withProfile(ServiceProfile other) {
    return new Policy(name, title, other, workingDays, deadlines, changes);
  }

  /**
   * Gives the policy's name.
   *
   * @return the name, as in {@link Rule#policy}
   */
  public String name() {
    return name;
  }

  /**
   * Says what the policy is about.
   *
   * @return one sentence
   */
  public Wording title() {
    return title;
  }

  /**
   * Lists the rules.
   *
   * @return all rules, in the file's order: those about time first
   */
  public List<Rule> rules() {
    return Stream.concat(
            deadlines.stream().map(DeadlineRule::rule), changes.stream().map(ChangeRule::rule))
        .toList();
  }

  /**
   * Judges everything about time: what is due, overdue, met, missed or lapsed.
   *
   * @param order the order
   * @param now the moment asked about
   * @return one answer for each rule that has begun to count, the soonest first and those without a
   *     time last; one for each line where lines differ
   */
  public List<Deadline> deadlines(OrderCase order, Instant now) {
    Span.Setting setting =
        new Span.Setting(profile.zone(), profile.cadences(), workingDays, leadTime(order));
    List<LineMoments> lines =
        order.timeline().lines().stream()
            .map(line -> new LineMoments(order, line, profile))
            .toList();
    return deadlines.stream()
        .flatMap(rule -> judged(rule, lines, setting, now).stream())
        .sorted(SOONEST_FIRST)
        .toList();
  }

  /**
   * Tells what is due next.
   *
   * @param order the order
   * @param now the moment asked about
   * @return what is open and not overdue, the soonest first
   */
  public List<Deadline> due(OrderCase order, Instant now) {
    return standing(Standing.DUE, order, now);
  }

  /**
   * Tells what is overdue.
   *
   * @param order the order
   * @param now the moment asked about
   * @return what is open although its time has surely passed, the longest overdue first
   */
  public List<Deadline> overdue(OrderCase order, Instant now) {
    return standing(Standing.OVERDUE, order, now);
  }

  /**
   * Tells whether a change may be made, and what it takes. What is true of the line that is
   * furthest decides for the order.
   *
   * @param request the change
   * @param order the order
   * @param now the moment asked about
   * @return the answer of the first rule that fits; {@link Verdict#UNREGULATED} when none does
   */
  public Permission permits(ChangeRequest request, OrderCase order, Instant now) {
    LineMoments furthest =
        new LineMoments(
            order,
            order.timeline().lines().stream()
                .max(Comparator.comparing(LineTimeline::stage))
                .orElseThrow(() -> new IllegalStateException("an order has lines")),
            profile);
    return changes.stream()
        .filter(rule -> rule.decides(request, order, furthest, now))
        .findFirst()
        .map(rule -> rule.answer(request, order, furthest))
        .orElseGet(() -> unregulated(request));
  }

  @Override
  public String toString() {
    return "Policy[" + name + "]";
  }

  private List<Deadline> standing(Standing wanted, OrderCase order, Instant now) {
    return deadlines(order, now).stream()
        .filter(deadline -> deadline.standing() == wanted)
        .toList();
  }

  private @Nullable LeadTime leadTime(OrderCase order) {
    if (order.leadTime() != null) {
      return order.leadTime();
    }
    return order.destination() == null ? null : profile.leadTimes().get(order.destination());
  }

  /** One answer when all lines have the same one, else one for each line that has any. */
  private static List<Deadline> judged(
      DeadlineRule rule, List<LineMoments> lines, Span.Setting setting, Instant now) {
    List<Optional<Deadline>> answers =
        lines.stream().map(line -> rule.judge(line, setting, now)).toList();
    if (answers.stream().distinct().count() == 1) {
      return answers.get(0).stream().toList();
    }
    List<Deadline> byLine = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Sku product = lines.get(i).line().product();
      answers.get(i).map(answer -> answer.about(product)).ifPresent(byLine::add);
    }
    return byLine;
  }

  private Permission unregulated(ChangeRequest request) {
    return new Permission(
        request.change(),
        Verdict.UNREGULATED,
        List.of(),
        request.supplement(),
        null,
        Wording.of(
            "The policy \"%s\" says nothing about this change at this stage.",
            "La politique « %s » ne dit rien de ce changement à ce stade.", name),
        null,
        null);
  }

  /** Those that come with the library, read when the first one is asked for. */
  private static final class Presets {
    static final Policy SUPPLIER = preset("supplier");
    static final Policy CAINIAO = preset("cainiao");
    static final Policy COCOONCENTER = preset("cocooncenter");
    static final Policy UNIQU3APP = preset("uniqu3app");
    static final Policy SELLERS_GUIDE = preset("sellers-guide");

    private static Policy preset(String name) {
      String file = name + ".policy";
      try (InputStream in = Policy.class.getResourceAsStream(file)) {
        if (in == null) {
          throw new IllegalStateException(file + " isn't beside its class");
        }
        return PolicyFile.read(file, new InputStreamReader(in, StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(file, e);
      }
    }
  }
}
