package io.github.cdiscountds.internal.reconcile;

import io.github.cdiscountds.ledger.LedgerTransaction;
import io.github.cdiscountds.ledger.OrderFile;
import io.github.cdiscountds.profile.TemporaryNames;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order files that the rows of a document name: few, each of them often. Within one
 * transaction; not thread-safe.
 */
final class KnownFiles {
  private static final int MAX_KNOWN = 1_000;
  private static final int MAX_NAME = 255;

  /**
   * What {@link TemporaryNames} of any setting make of the name of an order file that ends in
   * {@code .xls}; a file of another ending is only told by the default's hidden names.
   */
  private static final Pattern HIDDEN =
      Pattern.compile(
          "\\.?(?<name>.+?\\.xls)(?:\\.back|\\.back\\..{1,31}|\\.[0-9]{1,10}\\..{1,31})",
          Pattern.CASE_INSENSITIVE);

  private final String account;
  private final LedgerTransaction ledger;
  private final Map<String, Optional<OrderFile>> known = new HashMap<>();

  KnownFiles(String account, LedgerTransaction ledger) {
    this.account = account;
    this.ledger = ledger;
  }

  /**
   * The final name of the file that a report names by any name it ever had (DESIGN section 4). A
   * file of this ledger may have a final name that looks like a hidden one of another file. How a
   * file hid that isn't of this ledger nobody recorded: its name is read out of the hidden one by
   * the form alone, whatever the profile says by now, so that what is told of it doesn't change
   * with the profile, nor when it is adopted.
   */
  String finalName(String named) {
    for (String possible : TemporaryNames.possibleFinalNames(named)) {
      if (get(possible).filter(file -> file.isNamed(named)).isPresent()) {
        return possible;
      }
    }
    if (get(named).isPresent()) {
      return named;
    }
    if (named.length() <= MAX_NAME) {
      Matcher hidden = HIDDEN.matcher(named);
      if (hidden.matches()) {
        return hidden.group("name");
      }
    }
    return TemporaryNames.dotPrefix().finalNameOf(named).orElse(named);
  }

  Optional<OrderFile> get(String finalName) {
    if (known.size() == MAX_KNOWN) {
      known.clear();
    }
    return known.computeIfAbsent(finalName, asked -> ledger.outbox().file(account, asked));
  }

  /** Something moved a file. */
  void forget(String finalName) {
    known.remove(finalName);
  }
}
