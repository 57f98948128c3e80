package dev.c2ecs.cfn.support;

import dev.c2ecs.cfn.check.CheckCode;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.compose.diagnostic.Code;
import dev.c2ecs.compose.diagnostic.ReadCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Every code of the program. */
public final class AllCodes {

  private AllCodes() {}

  /** The titles by code, sorted. */
  public static Map<String, String> titles() {
    List<Code> codes = new ArrayList<>(Arrays.asList(ReadCode.values()));
    codes.addAll(Arrays.asList(PolicyCode.values()));
    codes.addAll(Arrays.asList(CheckCode.values()));
    Map<String, String> titles = new TreeMap<>(SupportTable.valueCodes());
    codes.forEach(code -> titles.put(code.id(), code.title()));
    SupportTable.rows()
        .forEach(
            row -> {
              if (row.report().isPresent()) {
                titles.put(row.code(), row.asCode().title());
              }
            });
    return titles;
  }

  /** The sentence about a code that does not exist; empty when it does. */
  public static String unknown(String code) {
    Set<String> known = titles().keySet();
    if (known.contains(code)) {
      return "";
    }
    String upper = code.toUpperCase(Locale.ROOT);
    String near =
        known.stream()
            .filter(id -> upper.startsWith(id) || "C2E".concat(upper).equals(id))
            .findFirst()
            .orElse("");
    return "there is no code " + code + (near.isEmpty() ? "" : "; did you mean `" + near + "`?");
  }
}
