package dev.c2ecs.cfn.support;

/** The table of the {@code x-aws-} keys as text: where a key may stand, and its state. */
final class ExtensionRows {

  static final String TEXT =
      """
      # path	state	meaning
      x-aws-accept	done	codes of diagnostics that are accepted, each with a reason
      x-aws-accept.*	done	the reason why a code is accepted
      x-aws-cloudformation	done	an overlay that is merged into the template
      x-aws-cluster	done	an existing cluster
      x-aws-loadbalancer	done	an existing load balancer
      x-aws-logs_retention	done	the days that logs are kept
      x-aws-nat	done	NAT gateways of a VPC of its own
      x-aws-permissions_boundary	done	the permissions boundary of every role
      x-aws-subnets	done	the subnets of tasks and load balancers
      x-aws-tags	done	tags of every resource
      x-aws-vpc	done	an existing VPC, or new for one of its own
      x-aws-zones	done	the number of zones with mount targets, 2 when unset
      services.*.x-aws-accept	done	codes of diagnostics of this service that are accepted, each with a reason
      services.*.x-aws-accept.*	done	the reason why a code is accepted
      services.*.x-aws-capacity	done	spot for interruptible tasks
      services.*.x-aws-ephemeral_storage	done	the scratch space of a task in GiB
      services.*.x-aws-exec	done	whether ECS Exec is possible
      services.*.x-aws-policies	done	managed policies of the task role
      services.*.x-aws-pull_credentials	done	the secret with the credentials of a registry
      services.*.x-aws-role	done	a policy document of the task role
      services.*.x-aws-schedule	done	when a task is run
      services.*.x-aws-secrets	done	secrets as environment variables
      services.*.x-aws-subnets	done	the subnets of this service
      services.*.deploy.x-aws-autoscaling	done	the number of tasks by load
      services.*.deploy.update_config.x-aws-max_percent	done	the most tasks during a deployment, in percent
      services.*.deploy.update_config.x-aws-min_percent	done	the fewest tasks during a deployment, in percent
      services.*.ports[].x-aws-certificate	done	the certificate of an HTTPS listener
      services.*.ports[].x-aws-domain	done	the domain of an HTTPS listener
      services.*.ports[].x-aws-healthcheck	done	the path that the load balancer checks
      services.*.ports[].x-aws-host	done	the host names of a listener rule
      services.*.ports[].x-aws-internal	done	a load balancer inside the VPC only
      services.*.ports[].x-aws-path	done	the paths of a listener rule
      services.*.ports[].x-aws-protocol	done	http for a port that speaks HTTP
      services.*.ports[].x-aws-stickiness	done	the seconds that a client stays with a task
      networks.*.x-aws-securitygroup	done	an existing security group that is the network
      secrets.*.x-aws-keys	done	keys of a JSON secret
      """;

  private ExtensionRows() {}
}
