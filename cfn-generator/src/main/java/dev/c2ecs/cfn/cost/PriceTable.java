package dev.c2ecs.cfn.cost;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Prices by region. The bundled table is {@code prices.tsv}, whose lines have fields between tabs:
 * the day, where prices come from, and the prices; a comment begins with {@code #}.
 *
 * @param date the day of the table, {@code 2026-11-28}
 * @param sources where prices come from, by the names that they have in the table
 * @param regions the prices, by region
 */
public record PriceTable(
    String date, Map<String, Source> sources, Map<String, Map<PriceItem, Price>> regions) {

  private static final int PRICE_FIELDS = 7;
  private static final int SOURCE_FIELDS = 4;

  public PriceTable {
    sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
    regions = Collections.unmodifiableMap(new TreeMap<>(regions));
  }

  /**
   * Where prices come from.
   *
   * @param url the page or the file
   * @param words what it is
   */
  public record Source(String url, String words) {}

  /** Read when an estimate is asked for the first time. */
  private static final class Bundled {

    private static final PriceTable TABLE = read();

    private static PriceTable read() {
      try (InputStream in = PriceTable.class.getResourceAsStream("prices.tsv")) {
        if (in == null) {
          throw new IllegalStateException("prices.tsv is missing");
        }
        return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The table that is part of the program. */
  public static PriceTable bundled() {
    return Bundled.TABLE;
  }

  /**
   * Reads a table.
   *
   * @throws IllegalArgumentException if a line is none of a table, or a price is there twice
   */
  static PriceTable of(String text) {
    String date = "";
    Map<String, Source> sources = new LinkedHashMap<>();
    Map<String, Map<PriceItem, Price>> regions = new TreeMap<>();
    for (String line : text.split("\n", -1)) {
      List<String> fields = List.of(line.split("\t", -1));
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (fields.get(0).equals("date") && fields.size() == 2) {
        date = fields.get(1);
      } else if (fields.get(0).equals("source") && fields.size() == SOURCE_FIELDS) {
        sources.put(fields.get(1), new Source(fields.get(2), fields.get(3)));
      } else if (fields.get(0).equals("price") && fields.size() == PRICE_FIELDS) {
        add(regions, fields, line);
      } else {
        throw new IllegalArgumentException("no line of a price table: " + line);
      }
    }
    return new PriceTable(date, sources, regions);
  }

  private static void add(
      Map<String, Map<PriceItem, Price>> regions, List<String> fields, String line) {
    PriceItem item =
        PriceItem.of(fields.get(2)).orElseThrow(() -> new IllegalArgumentException(line));
    Price price =
        new Price(
            new BigDecimal(fields.get(3)),
            Price.Certainty.of(fields.get(4)),
            fields.get(5),
            fields.get(6));
    Map<PriceItem, Price> prices =
        regions.computeIfAbsent(fields.get(1), region -> new EnumMap<>(PriceItem.class));
    if (prices.put(item, price) != null) {
      throw new IllegalArgumentException("twice: " + line);
    }
  }

  /** The price of an item in a region; empty when it is not known. */
  public Optional<Price> price(String region, PriceItem item) {
    return Optional.ofNullable(regions.getOrDefault(region, Map.of()).get(item));
  }

  /** The regions of which prices are known, sorted. */
  public Set<String> names() {
    return regions.keySet();
  }
}
