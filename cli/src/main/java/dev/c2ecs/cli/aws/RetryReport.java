package dev.c2ecs.cli.aws;

import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Tells of each try of a call after its first. */
record RetryReport(Retries listener) implements ExecutionInterceptor {

  private static final ExecutionAttribute<Integer> TRIES = new ExecutionAttribute<>("c2ecs.tries");
  private static final ExecutionAttribute<Integer> STATUS =
      new ExecutionAttribute<>("c2ecs.status");

  @Override
  public void beforeTransmission(Context.BeforeTransmission call, ExecutionAttributes attributes) {
    int number = Optional.ofNullable(attributes.getAttribute(TRIES)).orElse(0) + 1;
    int status = Optional.ofNullable(attributes.getAttribute(STATUS)).orElse(0);
    attributes.putAttribute(TRIES, number);
    attributes.putAttribute(STATUS, 0);
    if (number > 1) {
      listener.again(
          FailedCall.action(
              attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
              attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME)),
          number,
          status == 0 ? "no answer" : "status " + status);
    }
  }

  @Override
  public void afterTransmission(Context.AfterTransmission call, ExecutionAttributes attributes) {
    attributes.putAttribute(STATUS, call.httpResponse().statusCode());
  }
}
