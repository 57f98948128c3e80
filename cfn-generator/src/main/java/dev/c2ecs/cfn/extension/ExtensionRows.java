package dev.c2ecs.cfn.extension;

/**
 * The table of the {@code x-aws-} keys as text, fields separated by tabs: path, kinds of the value,
 * form, what it must be in words, meaning, example. The form of a text is a regular expression,
 * that of a number a range or a list, that of a decimal a range.
 */
final class ExtensionRows {

  static final String TEXT =
      """
      # path	kinds	form	what	meaning	example
      x-aws-accept	map	.+	a reason	Codes of diagnostics that are accepted in the whole project, each with a reason.	{C2E323: "the files are in the image"}
      x-aws-cloudformation	object	-	a mapping	An overlay that is merged into the template: maps by key, containers by `Name`, `null` removes.	{Resources: {LogGroup: {Properties: {RetentionInDays: 7}}}}
      x-aws-cluster	text	[A-Za-z0-9_-]{1,255}|arn:[a-z-]+:ecs:[a-z0-9-]+:[0-9]{12}:cluster/[A-Za-z0-9_-]+	the name or the ARN of a cluster	A cluster that exists; without it the stack has one of its own.	shared
      x-aws-cost	object	-	a mapping of what an estimate assumes	What `c2ecs cost` assumes where no template tells.	{region: eu-central-1, storage_gb: 50, log_gb: 0.5}
      x-aws-cost.backup_percent	decimal	0..1000	-	The size of the backups of a file system, in percent of its files; 100 without it.	-
      x-aws-cost.dns_million_queries	decimal	0..1000000	-	The DNS queries in the namespace of the project in a month, in millions; 1 without it.	-
      x-aws-cost.endpoint_gb	decimal	0..999999999	-	The GB through each VPC endpoint in a month; 10 without it.	-
      x-aws-cost.hours	decimal	0..744	-	The hours of a month in which services run; 730, all of them, without it.	-
      x-aws-cost.image_gb	decimal	0..10000	-	The GB of each image that lies in ECR; 1 without it.	-
      x-aws-cost.infrequent_percent	decimal	0..100	-	The part of the files that a lifecycle policy moved to infrequent access, in percent; 50 without it.	-
      x-aws-cost.job_minutes	decimal	0..44640	-	The minutes that a run of a job takes; 5 without it.	-
      x-aws-cost.job_runs	decimal	0..1000000	-	The runs of each job in a month, where no schedule tells; 30 without it.	-
      x-aws-cost.kms_calls	decimal	0..999999999	-	The calls of each key of KMS in a month; 10000 without it.	-
      x-aws-cost.load_units	decimal	0..100000	-	The units (LCU) that a load balancer is billed for on average; 0.5 without it.	-
      x-aws-cost.log_gb	decimal	0..1000000	-	The GB of log lines that a running task writes in a month; 1 without it.	-
      x-aws-cost.nat_gb	decimal	0..999999999	-	The GB through each NAT gateway in a month; 10 without it.	-
      x-aws-cost.prices	map	[0-9]{1,7}(\\.[0-9]{1,4})?	dollars a month	What a month of a resource of `x-aws-cloudformation` costs that the table has no price for, in US dollars, by its logical ID.	{Database: 25}
      x-aws-cost.read_gb	decimal	0..999999999	-	The GB read from each file system in a month; 10 without it.	-
      x-aws-cost.region	text	[a-z]{2,5}(-[a-z]+)+-[0-9]{1,2}	the name of a region	The region whose prices count, before that of the environment; `--region` goes before it.	-
      x-aws-cost.secret_calls	decimal	0..999999999	-	The calls for each secret in a month; 1000 without it.	-
      x-aws-cost.storage_gb	decimal	0..999999999	-	The GB in each file system; 10 without it.	-
      x-aws-cost.transfer_out_gb	decimal	0..999999999	-	The GB that each load balancer of the Internet sends in a month; 10 without it.	-
      x-aws-cost.write_gb	decimal	0..999999999	-	The GB written to each file system in a month; 5 without it.	-
      x-aws-cost.zones	decimal	1..6	-	The zones in which a load balancer has an address; 2 without it.	-
      x-aws-helper_image	text	[a-zA-Z0-9][a-zA-Z0-9._:/@-]{0,400}	an image of busybox; where nothing is copied to volumes, any with sh, sed, tail, base64, chmod and chown	The image of the helper container that gives a task its search domain, writes its secrets and brings busybox for containers that copy files to volumes, for VPCs that reach no public registry.	123456789012.dkr.ecr.eu-west-1.amazonaws.com/busybox:1.37
      x-aws-kms	text object	arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]{1,64}	the ARN of a key of KMS	The key of the customer that secrets, logs and file systems are encrypted with; as a mapping only what it names. File systems that exist are not encrypted anew: another key makes a new one.	arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef
      x-aws-kms.logs	text	arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]{1,64}	the ARN of a key of KMS	The key of the log group; its policy must let CloudWatch Logs use it.	-
      x-aws-kms.secrets	text	arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]{1,64}	the ARN of a key of KMS	The key of secrets.	-
      x-aws-kms.volumes	text	arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]{1,64}	the ARN of a key of KMS	The key of file systems; `kms_key_id` of a volume goes before it.	-
      x-aws-loadbalancer	text object	arn:[a-z-]+:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:loadbalancer/(app|net)/[A-Za-z0-9-]+/[0-9a-f]+	the ARN of a load balancer	A load balancer that exists; the stack adds listeners to it. As a mapping it also names its security group and listeners.	arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/shared/0123456789abcdef
      x-aws-loadbalancer.arn	text	arn:[a-z-]+:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:loadbalancer/(app|net)/[A-Za-z0-9-]+/[0-9a-f]+	the ARN of a load balancer	The load balancer.	-
      x-aws-loadbalancer.listeners	map	arn:[a-z-]+:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:listener/(app|net)/[A-Za-z0-9/-]+	the ARN of a listener	Listeners that exist, by port: the stack adds rules to them.	-
      x-aws-loadbalancer.security_group	text	sg-([0-9a-f]{8}|[0-9a-f]{17})	the ID of a security group, sg-…	Its security group, which the tasks admit; a parameter when it is not given.	-
      x-aws-logs_retention	number	1,3,5,7,14,30,60,90,120,150,180,365,400,545,731,1096,1827,2192,2557,2922,3288,3653	-	The days that logs are kept; 30 without it.	14
      x-aws-nat	text	none|single|per-az	none, single or per-az	How the private subnets of a VPC of its own reach the Internet. `none` (the default) runs tasks in the public subnets.	single
      x-aws-permissions_boundary	text	arn:[a-z-]+:iam::([0-9]{12}|aws):policy/[A-Za-z0-9+=,.@_/-]+	the ARN of a managed policy	The permissions boundary of every role.	arn:aws:iam::123456789012:policy/boundary
      x-aws-subnets	texts object	subnet-([0-9a-f]{8}|[0-9a-f]{17})	the ID of a subnet, subnet-…	The subnets of tasks and load balancers: the default of the parameter `SubnetIds`.	[subnet-0a1b2c3d, subnet-0e5f6a7b]
      x-aws-subnets.load_balancer	texts	subnet-([0-9a-f]{8}|[0-9a-f]{17})	the ID of a subnet, subnet-…	The subnets of load balancers: the default of the parameter `LoadBalancerSubnetIds`.	-
      x-aws-subnets.tasks	texts	subnet-([0-9a-f]{8}|[0-9a-f]{17})	the ID of a subnet, subnet-…	The subnets of tasks.	-
      x-aws-tags	map	.{0,256}	a text of up to 256 characters	Tags of every resource, up to 40.	{team: shop}
      x-aws-vpc	text	new|vpc-([0-9a-f]{8}|[0-9a-f]{17})	the ID of a VPC, vpc-…, or new	The VPC: the default of the parameter `VpcId`, or `new` for one of its own.	new
      x-aws-zones	number	1..6	-	The number of zones with mount targets, and of the subnets of a VPC of its own; 2 without it.	3
      services.*.x-aws-accept	map	.+	a reason	Codes of diagnostics of this service that are accepted, each with a reason.	{C2E209: "works without"}
      services.*.x-aws-capacity	text object	spot|on-demand	spot or on-demand	`spot` runs tasks at a lower price; AWS may stop them with two minutes notice. As a mapping it says how many run on demand all the same.	{base: 2}
      services.*.x-aws-capacity.base	number	0..100000	-	The tasks that run on demand in any case; 0 without it.	-
      services.*.x-aws-capacity.on_demand	number	0..1000	-	The weight of further tasks on demand; 0 without it.	-
      services.*.x-aws-capacity.spot	number	1..1000	-	The weight of tasks on spare capacity; 1 without it.	-
      services.*.x-aws-discovery	text	dns|connect	dns or connect	`connect` gives the clients of a service a stable address by Service Connect; `dns` never does, also for proxies that look names up once.	connect
      services.*.x-aws-ephemeral_storage	number	21..200	-	The scratch space of a task in GiB; 20 without it.	40
      services.*.x-aws-exec	flag	-	true or false	Whether commands can be run in the containers (ECS Exec).	true
      services.*.x-aws-file_limit	text	[0-9]{1,12}(\\.[0-9]{1,3})?( ?[bB]| ?[kKmMgG][iI]?[bB]?)?	a size, 64m or 1.5 GiB	The most that configs and mounted files may add to the image of the service; 64 MiB without it.	128m
      services.*.x-aws-policies	texts	arn:[a-z-]+:iam::([0-9]{12}|aws):policy/[A-Za-z0-9+=,.@_/-]+	the ARN of a managed policy	Managed policies of the task role.	[arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess]
      services.*.x-aws-public_urls	texts	[A-Za-z_][A-Za-z0-9_.-]{0,254}	the name of a variable	Variables in which `http://localhost:PORT`, with a published port, becomes the public address of the load balancer.	[PUBLIC_URL]
      services.*.x-aws-pull_credentials	text	arn:[a-z-]+:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[A-Za-z0-9/_+=.@-]+	the ARN of a secret of Secrets Manager	The secret with the credentials of a private registry.	arn:aws:secretsmanager:eu-west-1:123456789012:secret:registry-AbCdEf
      services.*.x-aws-push	flag	-	true or false	Whether `deploy` and `push` push what `build` makes to the registry that `image` names, with the logins of docker, and run it from there. Without it `image` beside `build` is only a name.	true
      services.*.x-aws-role	object	-	a policy document	A policy document of the task role.	{Version: "2012-10-17", Statement: [{Effect: Allow, Action: "s3:ListAllMyBuckets", Resource: "*"}]}
      services.*.x-aws-schedule	text object	rate\\([1-9][0-9]* (minute|hour|day)s?\\)|cron\\([^ ()]+( [^ ()]+){5}\\)|at\\([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\)	rate(1 hour), cron(0 3 * * ? *) or at(2027-01-01T00:00:00)	When a task with `restart: "no"` is run. As a mapping it also names a time zone.	rate(1 hour)
      services.*.x-aws-schedule.expression	text	rate\\([1-9][0-9]* (minute|hour|day)s?\\)|cron\\([^ ()]+( [^ ()]+){5}\\)|at\\([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\)	rate(1 hour), cron(0 3 * * ? *) or at(2027-01-01T00:00:00)	When.	-
      services.*.x-aws-schedule.timezone	text	[A-Za-z0-9_+/-]{1,50}	a time zone	The time zone of the expression; UTC without it.	-
      services.*.x-aws-secrets	map	[A-Za-z0-9._-]+(:[A-Za-z0-9_-][A-Za-z0-9._-]*)?	SECRET or SECRET:KEY	Secrets as environment variables: the name of a declared secret, with a key of its JSON.	{DB_PASSWORD: "db:password"}
      services.*.x-aws-subnets	texts	subnet-([0-9a-f]{8}|[0-9a-f]{17})	the ID of a subnet, subnet-…	The subnets of the tasks of this service.	[subnet-0a1b2c3d]
      services.*.deploy.x-aws-autoscaling	object	-	a mapping with min, max and some of cpu, memory, requests	The number of tasks follows the load.	{min: 2, max: 10, cpu: 60}
      services.*.deploy.x-aws-autoscaling.cpu	number	1..100	-	The wanted use of the CPU in percent.	-
      services.*.deploy.x-aws-autoscaling.max	number	1..5000	-	Tasks at most.	-
      services.*.deploy.x-aws-autoscaling.memory	number	1..100	-	The wanted use of memory in percent.	-
      services.*.deploy.x-aws-autoscaling.min	number	0..5000	-	Tasks at least; `replicas` without it.	-
      services.*.deploy.x-aws-autoscaling.requests	number	1..1000000	-	The wanted requests of a task in a minute.	-
      services.*.deploy.update_config.x-aws-max_percent	number	0..1000	-	The most tasks during a deployment, in percent.	150
      services.*.deploy.update_config.x-aws-min_percent	number	0..100	-	The fewest tasks during a deployment, in percent.	50
      services.*.ports[].x-aws-certificate	text	arn:[a-z-]+:acm:[a-z0-9-]+:[0-9]{12}:certificate/[0-9a-f-]+	the ARN of a certificate of ACM	The certificate of an HTTPS or TLS listener.	arn:aws:acm:eu-west-1:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef
      services.*.ports[].x-aws-deregistration_delay	number	0..3600	-	The seconds that a task which is stopped has for requests under way; 30 without it.	10
      services.*.ports[].x-aws-domain	text	(\\*\\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}	a domain name in lower case	The domain: a certificate and a record of DNS are made for it.	shop.example.com
      services.*.ports[].x-aws-healthcheck	text object	/[!-~]{0,1023}	a path that starts with /	The path that the load balancer checks, or a mapping with more of its check.	/healthz
      services.*.ports[].x-aws-healthcheck.codes	text	[0-9]{3}([,-][0-9]{3})*	status codes, 200-399 or 200,302	The status codes of a healthy answer; 200-399 without it.	-
      services.*.ports[].x-aws-healthcheck.grace_period	number	0..86400	-	The seconds after its start in which a task is not stopped for bad answers; 300 without it, more when its checks or a file system that it fills take longer.	-
      services.*.ports[].x-aws-healthcheck.interval	number	5..300	-	The seconds between two checks; 30 without it.	-
      services.*.ports[].x-aws-healthcheck.path	text	/[!-~]{0,1023}	a path that starts with /	The path that is checked.	-
      services.*.ports[].x-aws-healthcheck.port	number	1..65535	-	The TCP port that is checked; the published one without it. A UDP port needs it when no TCP port of the service is known.	-
      services.*.ports[].x-aws-host	texts	[A-Za-z0-9.*?-]{1,128}	a host name, with * and ? for any	The hosts that lead here, when services share a listener.	[api.example.com]
      services.*.ports[].x-aws-idle_timeout	number	1..6000	-	The seconds after which a connection without traffic is closed: up to 4000 for HTTP (60 without it; the longest of its ports, because it is one for the whole load balancer), 60 to 6000 for TCP (350 without it).	3600
      services.*.ports[].x-aws-internal	flag	-	true or false	Whether the load balancer is inside the VPC only.	true
      services.*.ports[].x-aws-path	texts	/[A-Za-z0-9_.$/~"'@:+&*?-]{0,127}	a path, with * and ? for any	The paths that lead here, when services share a listener.	[/api/*]
      services.*.ports[].x-aws-protocol	text	[a-z0-9_-]{1,20}	http, https, http2, grpc or tcp	What a port speaks; `http` publishes it by an application load balancer, and with a certificate so do the others but `tcp`.	http
      services.*.ports[].x-aws-public	flag	-	true or false	Whether the port faces the Internet: `true` opens also what is kept from it otherwise (data stores, queues, consoles without a login, a loopback address), `false` keeps it closed.	true
      services.*.ports[].x-aws-stickiness	number	1..604800	-	The seconds that a client stays with a task.	3600
      services.*.volumes[].x-aws-data	flag	-	true or false	Whether a directory that is mounted is data (a file system) or configuration (files that are added to the image), where the project does not tell.	true
      networks.*.x-aws-securitygroup	text	sg-([0-9a-f]{8}|[0-9a-f]{17})	the ID of a security group, sg-…	A security group that exists and is the network; `external` with `name` says the same.	sg-0a1b2c3d
      volumes.*.x-aws-data	flag	-	true or false	The same for a volume that is another name for a directory (`driver_opts` with `o: bind`).	true
      secrets.*.x-aws-keys	texts	[A-Za-z0-9_-][A-Za-z0-9._-]*	the name of a key in the JSON	Keys of a JSON secret; each is a file of its own, `/run/secrets/SECRET/KEY`.	[user, password]
      secrets.*.x-aws-kms	text	arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]{1,64}	the ARN of a key of KMS	The key of the customer that this secret is encrypted with; an `external` one is read with it.	arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef
      """;

  private ExtensionRows() {}
}
