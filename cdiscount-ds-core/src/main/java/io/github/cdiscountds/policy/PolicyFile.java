package io.github.cdiscountds.policy;

import io.github.cdiscountds.finding.Wording;
import io.github.cdiscountds.order.LineStage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads policy files: sections of {@code key: value}, where an indented line goes on with the value
 * above it and {@code #} begins a comment line. Strict: what it doesn't know is an error that names
 * file and line.
 */
final class PolicyFile {
  private static final Pattern HEAD = Pattern.compile("\\[([a-z]+) ([a-z0-9-]+)]");
  private static final Pattern ENTRY = Pattern.compile("([a-z-]+):(?: (.*))?");
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d?");

  private final String file;
  private final List<PolicySection> sections = new ArrayList<>();

  private PolicyFile(String file) {
    this.file = file;
  }

  /**
   * Reads a policy.
   *
   * @throws IllegalArgumentException when it isn't one, naming file and line
   */
  static Policy read(String file, Reader reader) throws IOException {
    PolicyFile content = new PolicyFile(file);
    content.split(new BufferedReader(reader));
    return content.policy();
  }

  private void split(BufferedReader reader) throws IOException {
    PolicySection section = null;
    int number = 0;
    for (String raw = reader.readLine(); raw != null; raw = reader.readLine()) {
      number++;
      String line = raw.stripTrailing();
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      Matcher head = HEAD.matcher(line);
      if (head.matches()) {
        section = new PolicySection(file, number, head.group(1), head.group(2));
        sections.add(section);
        continue;
      }
      if (section == null) {
        throw wrong(number, "\"" + line + "\", expected [policy name]");
      }
      if (Character.isWhitespace(line.charAt(0))) {
        section.append(number, line.strip());
        continue;
      }
      Matcher entry = ENTRY.matcher(line);
      if (!entry.matches()) {
        throw wrong(number, "\"" + line + "\", expected [section name] or key: value");
      }
      section.put(number, entry.group(1), entry.group(2) == null ? "" : entry.group(2));
    }
  }

  private Policy policy() {
    if (sections.isEmpty() || !sections.get(0).kind().equals("policy")) {
      throw wrong(1, "expected [policy name] first");
    }
    PolicySection head = sections.get(0);
    head.allowOnly("source", "english", "french", "holidays");
    String source = head.text("source");
    WorkingDays workingDays =
        head.one("holidays", "a country whose public holidays are known, such as FR", this::days);
    Set<String> names = new HashSet<>();
    List<DeadlineRule> deadlines = new ArrayList<>();
    List<ChangeRule> changes = new ArrayList<>();
    for (PolicySection section : sections.subList(1, sections.size())) {
      if (!names.add(section.name())) {
        throw section.wrong("a second rule \"" + section.name() + "\"");
      }
      switch (section.kind()) {
        case "deadline" -> deadlines.add(deadline(head.name(), source, section));
        case "change" -> changes.add(change(head.name(), source, section));
        default ->
            throw section.wrong(
                "[" + section.kind() + " …], expected [deadline name] or [change name]");
      }
    }
    return new Policy(head.name(), wording(head), workingDays, deadlines, changes);
  }

  private Optional<WorkingDays> days(String country) {
    try {
      return Optional.of(WorkingDays.of(country));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  private static DeadlineRule deadline(String policy, String source, PolicySection section) {
    section.allowOnly(
        "nature",
        "who",
        "from",
        "until",
        "unless",
        "within",
        "lead-days",
        "source",
        "quote",
        "english",
        "french");
    List<Milestone> until = section.list("until", Milestone.class);
    if (until.isEmpty()) {
      throw section.wrong("[deadline " + section.name() + "] has no until");
    }
    Nature nature = section.optional("nature", Nature.class).orElse(Nature.DUTY);
    return new DeadlineRule(
        rule(policy, source, section),
        nature,
        section.one("who", Party.class),
        section.one("from", Milestone.class),
        until,
        section.list("unless", Milestone.class),
        nature == Nature.BAN
            ? new Span.Unlimited()
            : section.one("within", SpanWords.EXPECTED, SpanWords::read),
        leadDays(section));
  }

  private static @Nullable Integer leadDays(PolicySection section) {
    List<Integer> days =
        section.list(
            "lead-days",
            "a number of days, 1 to 99",
            text ->
                NUMBER.matcher(text).matches()
                    ? Optional.of(Integer.valueOf(text))
                    : Optional.empty());
    return days.isEmpty() ? null : days.get(0);
  }

  private static ChangeRule change(String policy, String source, PolicySection section) {
    section.allowOnly(
        "changes",
        "stages",
        "before",
        "after",
        "country",
        "payments",
        "availability",
        "verdict",
        "takes",
        "source",
        "quote",
        "english",
        "french",
        "letter-english",
        "letter-french");
    Set<Change> changes = Set.copyOf(section.list("changes", Change.class));
    if (changes.isEmpty()) {
      throw section.wrong("[change " + section.name() + "] has no changes");
    }
    return new ChangeRule(
        rule(policy, source, section),
        changes,
        stages(section),
        section.optional("before", Milestone.class).orElse(null),
        section.optional("after", Milestone.class).orElse(null),
        section.optional("country", ChangeRule.Country.class).orElse(ChangeRule.Country.ANY),
        Set.copyOf(section.list("payments", PaymentMethod.class)),
        section.optional("availability", ChangeRequest.Availability.class).orElse(null),
        section.one("verdict", Verdict.class),
        section.list("takes", Requirement.class),
        section.find("letter-english").isEmpty() && section.find("letter-french").isEmpty()
            ? null
            : new Wording(section.lines("letter-english"), section.lines("letter-french")));
  }

  /** Single stages and ranges such as {@code queued to sent}; all without the key. */
  private static Set<LineStage> stages(PolicySection section) {
    List<Set<LineStage>> ranges =
        section.list(
            "stages", "stages such as \"sent\" or \"queued to validated\"", PolicyFile::range);
    return ranges.isEmpty()
        ? EnumSet.allOf(LineStage.class)
        : ranges.stream().flatMap(Set::stream).collect(Collectors.toSet());
  }

  private static Optional<Set<LineStage>> range(String text) {
    String[] ends = text.split(" to ", -1);
    Optional<LineStage> first = PolicySection.constant(LineStage.class, ends[0]);
    Optional<LineStage> last = PolicySection.constant(LineStage.class, ends[ends.length - 1]);
    return ends.length > 2
            || first.isEmpty()
            || last.isEmpty()
            || first.get().compareTo(last.get()) > 0
        ? Optional.empty()
        : Optional.of(EnumSet.range(first.get(), last.get()));
  }

  private static Rule rule(String policy, String document, PolicySection section) {
    return new Rule(
        policy,
        section.name(),
        document + ", " + section.text("source"),
        section.text("quote"),
        wording(section));
  }

  private static Wording wording(PolicySection section) {
    return new Wording(section.text("english"), section.text("french"));
  }

  private IllegalArgumentException wrong(int line, String what) {
    return new IllegalArgumentException(file + ":" + line + ": " + what);
  }
}
