package dev.c2ecs.cfn.secrets;

import java.util.List;

/**
 * The beginnings of tokens whose services gave them one so that they are recognized. Where a row
 * comes from: the rules of <a
 * href="https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml">gitleaks</a>, the <a
 * href="https://docs.github.com/en/code-security/reference/secret-security/supported-secret-scanning-patterns">patterns
 * of GitHub's secret scanning</a>, else the documentation of the service. A length is what is safe
 * to ask for, not what a service promises: a service may make tokens longer at any time.
 */
final class CredentialShapes {

  /** Letters, digits, dashes and underscores. */
  private static final String PLAIN = "";

  /** The characters of base64 besides. */
  private static final String BASE64 = "+/=";

  private static final String DOTS = ".=";

  /**
   * The beginning of a token.
   *
   * @param prefix what it begins with
   * @param more how many characters follow at least
   * @param besides which characters may follow beside letters, digits, dashes and underscores
   * @param source who says so: {@code gitleaks}, {@code github}, or the service
   */
  record Shape(String prefix, int more, String besides, String source) {}

  static final List<Shape> ALL =
      List.of(
          new Shape("sk_live_", 10, PLAIN, "gitleaks"),
          new Shape("sk_test_", 10, PLAIN, "gitleaks"),
          new Shape("sk_prod_", 10, PLAIN, "gitleaks"),
          new Shape("rk_live_", 10, PLAIN, "gitleaks"),
          new Shape("rk_test_", 10, PLAIN, "gitleaks"),
          new Shape("rk_prod_", 10, PLAIN, "gitleaks"),
          new Shape("whsec_", 16, BASE64, "github"),
          new Shape("ghp_", 20, PLAIN, "gitleaks"),
          new Shape("gho_", 20, PLAIN, "gitleaks"),
          new Shape("ghu_", 20, PLAIN, "gitleaks"),
          new Shape("ghs_", 20, PLAIN, "gitleaks"),
          new Shape("ghr_", 20, PLAIN, "gitleaks"),
          new Shape("github_pat_", 20, PLAIN, "gitleaks"),
          new Shape("glpat-", 16, PLAIN, "gitleaks"),
          new Shape("gldt-", 16, PLAIN, "gitleaks"),
          new Shape("glrt-", 16, PLAIN, "gitleaks"),
          new Shape("glft-", 16, PLAIN, "gitleaks"),
          new Shape("glsoat-", 16, PLAIN, "gitleaks"),
          new Shape("glffct-", 16, PLAIN, "gitleaks"),
          new Shape("glimt-", 16, PLAIN, "gitleaks"),
          new Shape("glagent-", 16, PLAIN, "gitleaks"),
          new Shape("gloas-", 16, PLAIN, "gitleaks"),
          new Shape("glptt-", 16, PLAIN, "gitleaks"),
          new Shape("glcbt-", 16, PLAIN, "gitleaks"),
          new Shape("GR1348941", 20, PLAIN, "gitleaks"),
          new Shape("ATBB", 32, PLAIN, "github"),
          new Shape("ATCTT3", 60, BASE64, "github"),
          new Shape("ATATT3", 60, BASE64, "gitleaks"),
          new Shape("xoxa-", 10, PLAIN, "gitleaks"),
          new Shape("xoxb-", 10, PLAIN, "gitleaks"),
          new Shape("xoxo-", 10, PLAIN, "gitleaks"),
          new Shape("xoxp-", 10, PLAIN, "gitleaks"),
          new Shape("xoxr-", 10, PLAIN, "gitleaks"),
          new Shape("xoxs-", 10, PLAIN, "gitleaks"),
          new Shape("xoxe-", 10, PLAIN, "gitleaks"),
          new Shape("xapp-", 10, PLAIN, "gitleaks"),
          new Shape("sk-ant-", 16, PLAIN, "github"),
          new Shape("sk-proj-", 16, PLAIN, "gitleaks"),
          new Shape("sk-svcacct-", 16, PLAIN, "gitleaks"),
          new Shape("sk-admin-", 16, PLAIN, "gitleaks"),
          new Shape("sk-or-", 16, PLAIN, "github"),
          new Shape("sk-lf-", 16, PLAIN, "langfuse"),
          new Shape("sk-", 44, PLAIN, "gitleaks"),
          new Shape("gsk_", 40, PLAIN, "github"),
          new Shape("xai-", 60, PLAIN, "github"),
          new Shape("pplx-", 40, PLAIN, "gitleaks"),
          new Shape("r8_", 37, PLAIN, "github"),
          new Shape("lsv2_pt_", 32, PLAIN, "github"),
          new Shape("nvapi-", 60, PLAIN, "github"),
          new Shape("hf_", 30, PLAIN, "gitleaks"),
          new Shape("api_org_", 30, PLAIN, "gitleaks"),
          new Shape("AIza", 35, PLAIN, "gitleaks"),
          new Shape("ya29.", 20, PLAIN, "github"),
          new Shape("GOCSPX-", 20, PLAIN, "github"),
          new Shape("fm1a_", 20, BASE64, "gitleaks"),
          new Shape("fm1r_", 20, BASE64, "gitleaks"),
          new Shape("FlyV1 fm2_", 20, BASE64, "gitleaks"),
          new Shape("npm_", 30, PLAIN, "gitleaks"),
          new Shape("pypi-", 30, PLAIN, "gitleaks"),
          new Shape("rubygems_", 40, PLAIN, "gitleaks"),
          new Shape("oy2", 43, PLAIN, "github"),
          new Shape("CLOJARS_", 40, PLAIN, "gitleaks"),
          new Shape("AKCp", 60, PLAIN, "github"),
          new Shape("dckr_pat_", 16, PLAIN, "github"),
          new Shape("dckr_oat_", 16, PLAIN, "github"),
          new Shape("dop_v1_", 32, PLAIN, "gitleaks"),
          new Shape("doo_v1_", 32, PLAIN, "gitleaks"),
          new Shape("dor_v1_", 32, PLAIN, "gitleaks"),
          new Shape("shpat_", 20, PLAIN, "gitleaks"),
          new Shape("shpss_", 20, PLAIN, "gitleaks"),
          new Shape("shpca_", 20, PLAIN, "gitleaks"),
          new Shape("shppa_", 20, PLAIN, "gitleaks"),
          new Shape("shippo_live_", 30, PLAIN, "gitleaks"),
          new Shape("shippo_test_", 30, PLAIN, "gitleaks"),
          new Shape("sq0atp-", 22, PLAIN, "gitleaks"),
          new Shape("sq0csp-", 22, PLAIN, "github"),
          new Shape("SG.", 40, DOTS, "gitleaks"),
          new Shape("key-", 32, PLAIN, "gitleaks"),
          new Shape("xkeysib-", 40, PLAIN, "gitleaks"),
          new Shape("xsmtpsib-", 40, PLAIN, "github"),
          new Shape("mlsn.", 40, PLAIN, "mailersend"),
          new Shape("hvs.", 20, PLAIN, "gitleaks"),
          new Shape("hvb.", 20, PLAIN, "gitleaks"),
          new Shape("lin_api_", 20, PLAIN, "github"),
          new Shape("phx_", 20, PLAIN, "posthog"),
          new Shape("glsa_", 20, PLAIN, "gitleaks"),
          new Shape("glc_", 32, BASE64, "gitleaks"),
          new Shape("tskey-", 10, PLAIN, "github"),
          new Shape("AGE-SECRET-KEY-", 20, PLAIN, "gitleaks"),
          new Shape("sntrys_", 20, BASE64, "gitleaks"),
          new Shape("sntryu_", 20, PLAIN, "gitleaks"),
          new Shape("sbp_", 40, PLAIN, "github"),
          new Shape("rdme_", 40, PLAIN, "gitleaks"),
          new Shape("pul-", 40, PLAIN, "gitleaks"),
          new Shape("PMAK-", 24, PLAIN, "gitleaks"),
          new Shape("pnu_", 36, PLAIN, "gitleaks"),
          new Shape("pscale_tkn_", 32, DOTS, "gitleaks"),
          new Shape("pscale_pw_", 32, DOTS, "gitleaks"),
          new Shape("pscale_oauth_", 32, DOTS, "gitleaks"),
          new Shape("tfp_", 40, DOTS, "gitleaks"),
          new Shape("NRAK-", 20, PLAIN, "gitleaks"),
          new Shape("NRII-", 20, PLAIN, "gitleaks"),
          new Shape("LTAI", 16, PLAIN, "gitleaks"),
          new Shape("dapi", 32, PLAIN, "gitleaks"),
          new Shape("dp.pt.", 40, PLAIN, "gitleaks"),
          new Shape("dp.st.", 40, DOTS, "github"),
          new Shape("dp.sa.", 40, PLAIN, "github"),
          new Shape("duffel_live_", 30, PLAIN, "gitleaks"),
          new Shape("duffel_test_", 30, PLAIN, "gitleaks"),
          new Shape("dt0c01.", 24, DOTS, "gitleaks"),
          new Shape("EZAK", 54, PLAIN, "gitleaks"),
          new Shape("EZTK", 54, PLAIN, "gitleaks"),
          new Shape("EAAC", 100, PLAIN, "gitleaks"),
          new Shape("EAAM", 100, PLAIN, "gitleaks"),
          new Shape("FLWSECK", 12, PLAIN, "gitleaks"),
          new Shape("fo1_", 40, PLAIN, "gitleaks"),
          new Shape("fm2_", 100, BASE64, "gitleaks"),
          new Shape("ico-", 32, PLAIN, "gitleaks"),
          new Shape("CFPAT-", 40, PLAIN, "github"),
          new Shape("ops_eyJ", 50, BASE64, "gitleaks"),
          new Shape("p8e-", 32, PLAIN, "gitleaks"),
          new Shape("sgp_", 40, PLAIN, "gitleaks"),
          new Shape("sm_aat_", 16, PLAIN, "gitleaks"),
          new Shape("sm_pat_", 16, PLAIN, "gitleaks"),
          new Shape("sm_sat_", 16, PLAIN, "gitleaks"),
          new Shape("HRKU-", 36, PLAIN, "github"),
          new Shape("figd_", 40, PLAIN, "github"),
          new Shape("ntn_", 40, PLAIN, "github"),
          new Shape("sqp_", 40, PLAIN, "github"),
          new Shape("squ_", 40, PLAIN, "github"),
          new Shape("sqa_", 40, PLAIN, "github"),
          new Shape("nfp_", 36, PLAIN, "github"),
          new Shape("pat-na1-", 32, PLAIN, "github"),
          new Shape("pat-eu1-", 32, PLAIN, "github"),
          new Shape("sk.eyJ", 40, DOTS, "github"),
          new Shape("access-production-", 36, PLAIN, "gitleaks"),
          new Shape("access-development-", 36, PLAIN, "gitleaks"),
          new Shape("access-sandbox-", 36, PLAIN, "gitleaks"),
          new Shape("sha256~", 43, PLAIN, "gitleaks"),
          new Shape("v1.0-", 100, PLAIN, "gitleaks"),
          new Shape("1//0", 40, PLAIN, "github"),
          new Shape("AKIA", 16, PLAIN, "gitleaks"),
          new Shape("ASIA", 16, PLAIN, "gitleaks"),
          new Shape("ABIA", 16, PLAIN, "gitleaks"),
          new Shape("ACCA", 16, PLAIN, "gitleaks"),
          new Shape("SK", 32, PLAIN, "gitleaks"),
          new Shape("hooks.slack.com/services/", 1, PLAIN, "gitleaks"),
          new Shape("hooks.slack.com/workflows/", 1, PLAIN, "gitleaks"),
          new Shape("hooks.slack.com/triggers/", 1, PLAIN, "gitleaks"),
          new Shape("hooks.zapier.com/hooks/catch/", 1, PLAIN, "zapier"),
          new Shape("discord.com/api/webhooks/", 1, PLAIN, "github"),
          new Shape("discord.com/api/v10/webhooks/", 1, PLAIN, "discord"),
          new Shape("discordapp.com/api/webhooks/", 1, PLAIN, "github"),
          new Shape("webhook.office.com/webhookb2/", 1, PLAIN, "gitleaks"),
          new Shape("api.telegram.org/bot", 10, PLAIN, "telegram"));

  /** Beginnings of tokens that have exactly their length, of hexadecimal digits for {@code SK}. */
  private static final List<String> EXACT = List.of("AKIA", "ASIA", "ABIA", "ACCA", "SK", "dapi");

  private CredentialShapes() {}

  /** Whether a text has such a token in it. */
  static boolean isIn(String text) {
    for (Shape shape : ALL) {
      for (int at = text.indexOf(shape.prefix()); at >= 0; ) {
        boolean begins = at == 0 || !isPart(text.charAt(at - 1)) || text.charAt(at) == 'h';
        int from = at + shape.prefix().length();
        if (begins && isToken(shape, text, from)) {
          return true;
        }
        at = text.indexOf(shape.prefix(), at + 1);
      }
    }
    return false;
  }

  private static boolean isToken(Shape shape, String text, int from) {
    int end = from;
    while (end < text.length()
        && (isPart(text.charAt(end)) || shape.besides().indexOf(text.charAt(end)) >= 0)) {
      end++;
    }
    if (!EXACT.contains(shape.prefix())) {
      return end - from >= shape.more();
    }
    boolean isHex = shape.prefix().equals("SK") || shape.prefix().equals("dapi");
    return end - from == shape.more() && (!isHex || RandomKeys.isHex(text, from, end));
  }

  /** A letter, a digit, a dash or an underscore. */
  static boolean isPart(char c) {
    return c == '_' || c == '-' || (c < 128 && Character.isLetterOrDigit(c));
  }
}
