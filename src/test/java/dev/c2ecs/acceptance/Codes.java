package dev.c2ecs.acceptance;

import dev.c2ecs.cfn.check.CheckCode;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.support.SupportTable;
import dev.c2ecs.compose.diagnostic.Code;
import dev.c2ecs.compose.diagnostic.ReadCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every code of the program. */
final class Codes {

  private Codes() {}

  /** The titles by code, sorted. */
  static Map<String, String> all() {
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
}
