package io.github.cdiscountds.address;

import io.github.cdiscountds.model.OrderColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The texts of one column, and what may be abbreviated in them. Immutable. */
final class Abridgeable {
  private final OrderColumn column;
  private final List<String> texts;
  private final List<Choice> choices = new ArrayList<>();

  /** Some words of one of the texts. */
  private record Choice(int text, Abbreviations.Place place) {}

  /**
   * Finds what may be abbreviated.
   *
   * @param column the column
   * @param texts its texts
   * @param kinds the abbreviations that they may take
   */
  Abridgeable(OrderColumn column, List<String> texts, Set<Abbreviation.Kind> kinds) {
    this.column = column;
    this.texts = texts;
    for (int text = 0; text < texts.size(); text++) {
      for (Abbreviations.Place place : Abbreviations.in(texts.get(text), kinds)) {
        choices.add(new Choice(text, place));
      }
    }
    choices.sort(Comparator.comparing(choice -> choice.place().row().kind()));
  }

  /** The same with one text, or none. */
  Abridgeable(OrderColumn column, @Nullable String text, Set<Abbreviation.Kind> kinds) {
    this(column, text == null || text.isEmpty() ? List.of() : List.of(text), kinds);
  }

  /** How many abbreviations there are. */
  int most() {
    return choices.size();
  }

  /** The texts with the first so many abbreviations, the most usual kinds first. */
  List<String> texts(int abbreviations) {
    List<List<Abbreviations.Place>> places = new ArrayList<>();
    texts.forEach(text -> places.add(new ArrayList<>()));
    choices
        .subList(0, abbreviations)
        .forEach(choice -> places.get(choice.text()).add(choice.place()));
    List<String> abridged = new ArrayList<>();
    for (int text = 0; text < texts.size(); text++) {
      abridged.add(Abbreviations.applied(texts.get(text), places.get(text)));
    }
    return abridged;
  }

  /** What so many abbreviations did. */
  List<FittingStep> steps(int abbreviations) {
    List<FittingStep> steps = new ArrayList<>();
    for (Choice choice : choices.subList(0, abbreviations)) {
      Abbreviation row = choice.place().row();
      steps.add(new FittingStep.Abbreviated(column, row.written(), row.shortForm()));
    }
    return steps;
  }
}
