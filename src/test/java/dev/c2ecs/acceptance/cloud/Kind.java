package dev.c2ecs.acceptance.cloud;

/**
 * What a service does with one type of resource. Each method checks what the API checks and throws
 * a {@link Refusal}; the account is changed by its caller and by what the service does besides.
 */
interface Kind {

  /** The physical ID of a new one: what {@code Ref} gives. */
  default String physicalId(Account account, String logicalId, Props props) {
    return account.name(logicalId);
  }

  /** Before a new one is put into the account. */
  default void create(Account account, Asset created) {}

  /** Waits until a new or changed one is stable; it exists already when this fails. */
  default void stabilize(Account account, Asset asset) {}

  /**
   * Before the changed properties are in effect.
   *
   * @param wanted what CloudFormation sends
   * @return what is in effect afterwards
   */
  default Props update(Account account, Asset asset, Props wanted) {
    return wanted;
  }

  /** Before it is taken out of the account. */
  default void delete(Account account, Asset asset) {}
}
