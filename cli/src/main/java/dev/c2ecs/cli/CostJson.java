package dev.c2ecs.cli;

import dev.c2ecs.cfn.cost.CostDifference;
import dev.c2ecs.cfn.cost.CostEstimate;
import dev.c2ecs.cfn.cost.CostLine;
import dev.c2ecs.cfn.cost.CostRange;
import dev.c2ecs.cfn.cost.Price;
import dev.c2ecs.cfn.cost.PriceItem;
import dev.c2ecs.cfn.cost.PricingChanges;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.writer.JsonText;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** The JSON form of an estimate. Sums are rounded to cents, quantities are not. */
final class CostJson {

  private static final int VERSION = 1;

  private CostJson() {}

  static String write(String project, CostRegion region, CostEstimate estimate) {
    return JsonText.write(
        json -> {
          json.writeStartObject();
          json.writeNumberProperty("version", VERSION);
          json.writeStringProperty("project", project);
          json.writeStringProperty("region", region.name());
          json.writeStringProperty("regionFrom", region.source());
          json.writeStringProperty("currency", "USD");
          json.writeStringProperty("pricesOf", estimate.date());
          range(json, estimate.total());
          json.writeBooleanProperty("incomplete", estimate.isIncomplete());
          json.writeArrayPropertyStart("parts");
          estimate.shares().forEach(share -> share(json, share));
          json.writeEndArray();
          json.writeArrayPropertyStart("assumptions");
          estimate.assumptions().forEach(assumed -> assumed(json, assumed));
          json.writeEndArray();
          json.writeArrayPropertyStart("withoutPrice");
          for (PriceItem item : estimate.unknown()) {
            json.writeString(item.key());
          }
          json.writeEndArray();
          json.writeArrayPropertyStart("notPriced");
          for (CostEstimate.Unpriced unpriced : estimate.unpriced()) {
            json.writeStartObject();
            part(json, unpriced.subject());
            json.writeStringProperty("what", unpriced.what());
            json.writeStringProperty("why", unpriced.why());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /** What an update changes. */
  static String change(String project, CostChange whole) {
    CostDifference difference = whole.difference();
    return JsonText.write(
        json -> {
          json.writeStartObject();
          json.writeNumberProperty("version", VERSION);
          json.writeStringProperty("project", project);
          json.writeStringProperty("region", whole.region().name());
          json.writeStringProperty("regionFrom", whole.region().source());
          json.writeStringProperty("currency", "USD");
          json.writeStringProperty("pricesOf", whole.after().date());
          json.writeBooleanProperty("incomplete", difference.isIncomplete());
          sides(json, difference.before(), difference.after());
          json.writeObjectPropertyStart("withKept");
          range(json, whole.whole());
          json.writeEndObject();
          json.writeArrayPropertyStart("changes");
          for (CostDifference.Change change : difference.changes()) {
            json.writeStartObject();
            json.writeStringProperty("part", change.label());
            sides(json, change.before(), change.after());
            json.writeStringProperty(
                "certainty", whole.certainty(change.label()).name().toLowerCase(Locale.ROOT));
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeArrayPropertyStart("notPriced");
          for (CostDifference.Unpriced one : difference.unpriced()) {
            json.writeStartObject();
            json.writeStringProperty("change", one.kind().name().toLowerCase(Locale.ROOT));
            json.writeStringProperty("what", one.what());
            json.writeStringProperty("why", one.why());
            json.writeBooleanProperty("billed", one.isBilled());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeArrayPropertyStart("assumptions");
          whole.assumptions().forEach(assumed -> assumed(json, assumed));
          json.writeEndArray();
          pricing(json, whole.pricing());
          json.writeArrayPropertyStart("kept");
          whole
              .kept()
              .forEach(
                  (part, cost) -> {
                    json.writeStartObject();
                    json.writeStringProperty("part", part);
                    range(json, cost);
                    json.writeEndObject();
                  });
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /** What the change says itself of what it costs. */
  static void pricing(JsonGenerator json, PricingChanges pricing) {
    json.writeObjectPropertyStart("saysItself");
    json.writeArrayPropertyStart("assumptions");
    for (PricingChanges.Assumed one : pricing.assumptions()) {
      json.writeStartObject();
      json.writeStringProperty("key", one.key());
      json.writeStringProperty("before", one.before());
      json.writeStringProperty("after", one.after());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("prices");
    for (PricingChanges.Own one : pricing.prices()) {
      json.writeStartObject();
      json.writeStringProperty("resource", one.id());
      dollars(json, "before", one.before());
      dollars(json, "after", one.after());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("resources");
    for (PricingChanges.Priced one : pricing.resources()) {
      json.writeStartObject();
      json.writeStringProperty("resource", one.id());
      json.writeStringProperty("type", one.type());
      json.writeBooleanProperty("new", one.isNew());
      json.writeBooleanProperty("priceWasSaid", one.wasSaid());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void dollars(JsonGenerator json, String name, Optional<BigDecimal> dollars) {
    if (dollars.isPresent()) {
      json.writeNumberProperty(name, plain(dollars.get()));
    } else {
      json.writeNullProperty(name);
    }
  }

  private static void sides(JsonGenerator json, CostRange before, CostRange after) {
    json.writeObjectPropertyStart("before");
    range(json, before);
    json.writeEndObject();
    json.writeObjectPropertyStart("after");
    range(json, after);
    json.writeEndObject();
  }

  private static void range(JsonGenerator json, CostRange range) {
    json.writeNumberProperty("minimum", CostRange.cents(range.minimum()));
    json.writeNumberProperty("maximum", CostRange.cents(range.maximum()));
  }

  private static void part(JsonGenerator json, ComposeRef subject) {
    json.writeStringProperty(
        "kind", subject.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    json.writeStringProperty("name", subject.name());
  }

  private static void share(JsonGenerator json, CostEstimate.Share share) {
    json.writeStartObject();
    part(json, share.subject());
    range(json, share.total());
    json.writeArrayPropertyStart("lines");
    share.lines().forEach(line -> line(json, line));
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void line(JsonGenerator json, CostLine line) {
    Price price = line.price();
    json.writeStartObject();
    json.writeStringProperty("item", line.item().key());
    json.writeStringProperty("unit", line.item().unit());
    json.writeNumberProperty("least", plain(line.least()));
    json.writeNumberProperty("most", plain(line.most()));
    json.writeNumberProperty("price", plain(price.dollars()));
    json.writeStringProperty("certainty", price.certainty().name().toLowerCase(Locale.ROOT));
    if (line.isOwn()) {
      json.writeStringProperty("resource", line.resource());
    } else {
      json.writeStringProperty("asOf", price.asOf());
    }
    json.writeStringProperty("source", price.source());
    range(json, new CostRange(line.minimum(), line.maximum()));
    json.writeEndObject();
  }

  /** Without zeros at the end, and without an exponent. */
  private static BigDecimal plain(BigDecimal number) {
    return new BigDecimal(number.stripTrailingZeros().toPlainString());
  }

  private static void assumed(JsonGenerator json, CostEstimate.Assumed assumed) {
    json.writeStartObject();
    json.writeStringProperty("key", assumed.assumption().key());
    json.writeNumberProperty("value", plain(assumed.number()));
    json.writeBooleanProperty("given", assumed.given());
    json.writeStringProperty("what", assumed.assumption().words());
    json.writeEndObject();
  }
}
