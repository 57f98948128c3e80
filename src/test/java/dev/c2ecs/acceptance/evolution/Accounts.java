package dev.c2ecs.acceptance.evolution;

import java.util.function.Supplier;

/** Which account sequences are deployed on, and who tells beforehand how that ends. */
final class Accounts {

  /** An account with nothing in it. */
  static final Supplier<Account> EMPTY = CloudAccount::new;

  static final Account.Oracle ORACLE = new ForecastOracle();

  private Accounts() {}
}
