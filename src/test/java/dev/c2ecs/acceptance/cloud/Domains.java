package dev.c2ecs.acceptance.cloud;

import java.util.Locale;
import java.util.Map;

/** Records of Route 53 and certificates. */
final class Domains {

  static final String RECORD = "AWS::Route53::RecordSet";
  static final String CERTIFICATE = "AWS::CertificateManager::Certificate";

  private Domains() {}

  static Map<String, Kind> kinds() {
    return Map.of(RECORD, new RecordKind(), CERTIFICATE, new CertificateKind());
  }

  private static String name(Props props) {
    String name = props.textOr("", "Name").toLowerCase(Locale.ROOT);
    return name.endsWith(".") ? name : name + ".";
  }

  private static final class RecordKind implements Kind {

    @Override
    public void create(Account account, Asset created) {
      check(account, created, created.props);
    }

    @Override
    public Props update(Account account, Asset asset, Props wanted) {
      check(account, asset, wanted);
      return wanted;
    }

    private static void check(Account account, Asset record, Props wanted) {
      for (Asset other : account.ofType(RECORD)) {
        if (!other.equals(record)
            && zone(other.live).equals(zone(wanted))
            && name(other.live).equals(name(wanted))
            && other.live.text("Type").equals(wanted.text("Type"))
            && other.live.text("SetIdentifier").equals(wanted.text("SetIdentifier"))) {
          throw new Refusal(
              "InvalidChangeBatch",
              "[Tried to create resource record set [name='"
                  + name(wanted)
                  + "', type='"
                  + wanted.textOr("", "Type")
                  + "'] but it already exists]");
        }
      }
    }

    private static String zone(Props props) {
      return props.text("HostedZoneId").or(() -> props.text("HostedZoneName")).orElse("");
    }
  }

  private static final class CertificateKind implements Kind {

    /** Validation by DNS ends by itself only in a hosted zone that the certificate names. */
    @Override
    public void stabilize(Account account, Asset asset) {
      boolean byDns = asset.live.textOr("EMAIL", "ValidationMethod").equals("DNS");
      boolean zones =
          asset.live.maps("DomainValidationOptions").stream()
              .allMatch(option -> option.has("HostedZoneId"));
      if (!byDns || !zones || asset.live.maps("DomainValidationOptions").isEmpty()) {
        account.say(
            asset.logicalId,
            Event.WAITING,
            "CloudFormation waits until somebody validates the domain");
      }
    }

    @Override
    public void delete(Account account, Asset asset) {
      for (String type : new String[] {Listeners.LISTENER, Listeners.CERTIFICATES}) {
        for (Asset user : account.ofType(type)) {
          boolean used =
              user.live.maps("Certificates").stream()
                  .map(certificate -> certificate.textOr("", "CertificateArn"))
                  .anyMatch(arn -> account.get(CERTIFICATE, arn).filter(asset::equals).isPresent());
          if (used) {
            throw new Refusal(
                "ResourceInUseException", "Certificate '" + asset + "' is in use by " + user);
          }
        }
      }
    }
  }
}
