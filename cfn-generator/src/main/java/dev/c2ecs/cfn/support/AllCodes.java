package dev.c2ecs.cfn.support;

import dev.c2ecs.cfn.check.CheckCode;
import dev.c2ecs.cfn.diagnostic.NameCode;
import dev.c2ecs.cfn.diagnostic.OperatingCode;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.diagnostic.PublishingCode;
import dev.c2ecs.cfn.diagnostic.SecretCode;
import dev.c2ecs.cfn.diagnostic.SharingCode;
import dev.c2ecs.compose.diagnostic.Code;
import dev.c2ecs.compose.diagnostic.ReadCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Every code of reading, translating and checking: those that a file can accept. */
public final class AllCodes {

  private AllCodes() {}

  /** All codes, sorted. */
  public static List<Code> sorted() {
    List<Code> codes = new ArrayList<>();
    Collections.addAll(codes, ReadCode.values());
    Collections.addAll(codes, SupportCode.values());
    Collections.addAll(codes, PolicyCode.values());
    Collections.addAll(codes, PublishingCode.values());
    Collections.addAll(codes, SecretCode.values());
    Collections.addAll(codes, SharingCode.values());
    Collections.addAll(codes, OperatingCode.values());
    Collections.addAll(codes, NameCode.values());
    Collections.addAll(codes, CheckCode.values());
    codes.sort(Comparator.comparing(Code::id));
    return codes;
  }

  /** The sentence about a code that does not exist; empty when it does. */
  public static String unknown(String code) {
    List<String> known = sorted().stream().map(Code::id).toList();
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
