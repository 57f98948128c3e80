package dev.c2ecs.acceptance.evolution;

import java.util.ArrayList;
import java.util.List;

/**
 * A change of one attribute in an otherwise ordinary project.
 *
 * @param path the attribute, as the tables have it
 * @param before what the service {@code web} has, and behind {@code ;;} what else the file has
 * @param after the same afterwards
 * @param word what a reviewer finds in the row of what has the attribute; the last key of the path
 *     where the table says nothing
 */
record AttributeChange(String path, String before, String after, String word) {

  private static final int FIELDS = 3;

  private static final String TABLE =
      """
      name	;; name: shop	;; name: store	shop
      services.*.deploy.endpoint_mode	deploy: {endpoint_mode: vip}	deploy: {endpoint_mode: dnsrr}
      services.*.deploy.mode	deploy: {mode: replicated}	deploy: {mode: replicated-job}
      services.*.deploy.replicas	deploy: {replicas: 1}	deploy: {replicas: 3}
      services.*.deploy.labels	deploy: {labels: {team: a}}	deploy: {labels: {team: b}}
      services.*.deploy.update_config.parallelism	deploy: {replicas: 4, update_config: {parallelism: 1}}	deploy: {replicas: 4, update_config: {parallelism: 2}}	update_config
      services.*.deploy.update_config.failure_action	deploy: {update_config: {failure_action: rollback}}	deploy: {update_config: {failure_action: pause}}	update_config
      services.*.deploy.update_config.order	deploy: {update_config: {order: start-first}}	deploy: {update_config: {order: stop-first}}	update_config
      services.*.deploy.update_config.x-aws-max_percent	deploy: {update_config: {x-aws-max_percent: 150}}	deploy: {update_config: {x-aws-max_percent: 200}}	update_config
      services.*.deploy.update_config.x-aws-min_percent	deploy: {update_config: {x-aws-min_percent: 50}}	deploy: {update_config: {x-aws-min_percent: 100}}	update_config
      services.*.deploy.resources.limits.cpus	deploy: {resources: {limits: {cpus: "0.25"}}}	deploy: {resources: {limits: {cpus: "1"}}}
      services.*.deploy.resources.limits.memory	deploy: {resources: {limits: {memory: 512M}}}	deploy: {resources: {limits: {memory: 2G}}}
      services.*.deploy.resources.reservations.cpus	deploy: {resources: {reservations: {cpus: "0.25"}}}	deploy: {resources: {reservations: {cpus: "1"}}}
      services.*.deploy.resources.reservations.memory	deploy: {resources: {reservations: {memory: 64M}}}	deploy: {resources: {reservations: {memory: 128M}}}
      services.*.deploy.restart_policy.condition	deploy: {restart_policy: {condition: any}}	deploy: {restart_policy: {condition: on-failure}}	restart_policy
      services.*.deploy.restart_policy.window	deploy: {restart_policy: {condition: on-failure, window: 60s}}	deploy: {restart_policy: {condition: on-failure, window: 120s}}	restart_policy
      services.*.deploy.x-aws-autoscaling.cpu	deploy: {x-aws-autoscaling: {min: 1, max: 4, cpu: 50}}	deploy: {x-aws-autoscaling: {min: 1, max: 4, cpu: 70}}	autoscaling
      services.*.deploy.x-aws-autoscaling.memory	deploy: {x-aws-autoscaling: {min: 1, max: 4, memory: 50}}	deploy: {x-aws-autoscaling: {min: 1, max: 4, memory: 70}}	autoscaling
      services.*.deploy.x-aws-autoscaling.requests	ports: ["80:3000"], deploy: {x-aws-autoscaling: {min: 1, max: 4, requests: 50}}	ports: ["80:3000"], deploy: {x-aws-autoscaling: {min: 1, max: 4, requests: 70}}	autoscaling
      services.*.deploy.x-aws-autoscaling.max	deploy: {x-aws-autoscaling: {min: 1, max: 4, cpu: 50}}	deploy: {x-aws-autoscaling: {min: 1, max: 5, cpu: 50}}	autoscaling
      services.*.deploy.x-aws-autoscaling.min	deploy: {x-aws-autoscaling: {min: 1, max: 4, cpu: 50}}	deploy: {x-aws-autoscaling: {min: 2, max: 4, cpu: 50}}	autoscaling
      services.*.cap_drop	cap_drop: [NET_RAW]	cap_drop: [CHOWN]
      services.*.command	command: [one]	command: [two]
      services.*.configs	configs: [{source: c, target: /a}];; configs: {c: {content: x}}	configs: [{source: c, target: /b}];; configs: {c: {content: x}}	configs
      services.*.configs[].mode	configs: [{source: c, target: /a, mode: 0400}];; configs: {c: {content: x}}	configs: [{source: c, target: /a, mode: 0440}];; configs: {c: {content: x}}	configs
      services.*.container_name	container_name: one	container_name: two
      services.*.cpu_shares	cpu_shares: 512	cpu_shares: 2048	cpu
      services.*.cpu_quota	cpu_quota: 50000	cpu_quota: 200000	cpu
      services.*.cpu_period	cpu_quota: 50000, cpu_period: 100000	cpu_quota: 50000, cpu_period: 25000	cpu
      services.*.cpus	cpus: 0.25	cpus: 2
      services.*.depends_on	depends_on: [api]	depends_on: []
      services.*.depends_on.*.condition	depends_on: {api: {condition: service_started}}	depends_on: {api: {condition: service_healthy}}	depends_on
      services.*.entrypoint	entrypoint: [one]	entrypoint: [two]
      services.*.environment	environment: {LEVEL: one}	environment: {LEVEL: two}
      services.*.label_file	labels: {one: "1"}	labels: {one: "2"}	labels
      services.*.expose	expose: ["3000"]	expose: ["3001"]
      services.*.healthcheck.disable	healthcheck: {test: [CMD, "true"]}	healthcheck: {disable: true}	healthcheck
      services.*.healthcheck.interval	healthcheck: {test: [CMD, "true"], interval: 10s}	healthcheck: {test: [CMD, "true"], interval: 20s}
      services.*.healthcheck.retries	healthcheck: {test: [CMD, "true"], retries: 2}	healthcheck: {test: [CMD, "true"], retries: 4}
      services.*.healthcheck.test	healthcheck: {test: [CMD, "true"]}	healthcheck: {test: [CMD, "false"]}
      services.*.healthcheck.timeout	healthcheck: {test: [CMD, "true"], timeout: 4s}	healthcheck: {test: [CMD, "true"], timeout: 5s}
      services.*.healthcheck.start_period	healthcheck: {test: [CMD, "true"], start_period: 4s}	healthcheck: {test: [CMD, "true"], start_period: 5s}
      services.*.hostname	hostname: one	hostname: two
      services.*.domainname	domainname: one.example	domainname: two.example
      services.*.image	labels: {}	image: "example/web:2"	image
      services.*.init	init: true	init: false
      services.*.labels	labels: {one: "1"}	labels: {one: "2"}
      services.*.links	links: ["api:one"]	links: ["api:two"]
      services.*.logging.driver	logging: {driver: json-file}	logging: {driver: none}
      services.*.logging.options	logging: {driver: awslogs, options: {awslogs-stream-prefix: a}}	logging: {driver: awslogs, options: {awslogs-stream-prefix: b}}	logging
      services.*.mem_limit	mem_limit: 256m	mem_limit: 2g
      services.*.mem_reservation	mem_reservation: 64m	mem_reservation: 128m
      services.*.network_mode	network_mode: bridge	network_mode: "service:api"	network_mode
      services.*.networks	networks: [one];; networks: {one: {}, two: {}}	networks: [two];; networks: {one: {}, two: {}}
      services.*.networks.*.aliases	networks: {one: {aliases: [a]}};; networks: {one: {}}	networks: {one: {aliases: [b]}};; networks: {one: {}}
      services.*.platform	platform: linux/amd64	platform: linux/arm64
      services.*.ports	ports: ["80:3000"]	ports: ["81:3000"]
      services.*.ports[].name	expose: ["3000"], ports: [{target: 3000, published: "80", name: one}]	expose: ["3000"], ports: [{target: 3000, published: "80", name: two}]	ports
      services.*.ports[].mode	ports: [{target: 3000, published: "80", mode: ingress}]	ports: [{target: 3000, published: "80", mode: host}]	ports
      services.*.ports[].host_ip	ports: ["80:3000"]	ports: ["127.0.0.1:80:3000"]	ports
      services.*.ports[].target	ports: ["80:3000"]	ports: ["80:3001"]	ports
      services.*.ports[].published	ports: ["80:3000"]	ports: ["8080:3000"]	ports
      services.*.ports[].protocol	ports: ["22:22", {target: 3000, published: "9000", x-aws-protocol: tcp}]	ports: ["22:22", {target: 3000, published: "9000", protocol: udp, x-aws-healthcheck: {port: 22}}]	ports
      services.*.ports[].app_protocol	ports: [{target: 3000, published: "80", app_protocol: http}]	ports: [{target: 3000, published: "80", app_protocol: grpc}]	ports
      services.*.ports[].x-aws-certificate	ports: [{target: 3000, published: "443", x-aws-certificate: "arn:aws:acm:eu-central-1:111122223333:certificate/0a1b2c3d-0000-0000-0000-00000000000a"}]	ports: [{target: 3000, published: "443", x-aws-certificate: "arn:aws:acm:eu-central-1:111122223333:certificate/0a1b2c3d-0000-0000-0000-00000000000b"}]	certificate
      services.*.ports[].x-aws-deregistration_delay	ports: [{target: 3000, published: "80", x-aws-deregistration_delay: 10}]	ports: [{target: 3000, published: "80", x-aws-deregistration_delay: 20}]
      services.*.ports[].x-aws-domain	ports: [{target: 3000, published: "443", x-aws-domain: a.example.com}]	ports: [{target: 3000, published: "443", x-aws-domain: b.example.com}]	domain
      services.*.ports[].x-aws-healthcheck	ports: [{target: 3000, published: "80", x-aws-healthcheck: /a}]	ports: [{target: 3000, published: "80", x-aws-healthcheck: /b}]
      services.*.ports[].x-aws-healthcheck.codes	ports: [{target: 3000, published: "80", x-aws-healthcheck: {path: /a, codes: "200"}}]	ports: [{target: 3000, published: "80", x-aws-healthcheck: {path: /a, codes: "204"}}]	x-aws-healthcheck
      services.*.ports[].x-aws-healthcheck.interval	ports: [{target: 3000, published: "80", x-aws-healthcheck: {path: /a, interval: 10}}]	ports: [{target: 3000, published: "80", x-aws-healthcheck: {path: /a, interval: 20}}]	x-aws-healthcheck
      services.*.ports[].x-aws-healthcheck.grace_period	ports: [{target: 3000, published: "80", x-aws-healthcheck: {path: /a, grace_period: 400}}]	ports: [{target: 3000, published: "80", x-aws-healthcheck: {path: /a, grace_period: 500}}]	grace
      services.*.ports[].x-aws-host	ports: [{target: 3000, published: "80", x-aws-host: [a.example.com]}]	ports: [{target: 3000, published: "80", x-aws-host: [b.example.com]}]	host
      services.*.ports[].x-aws-path	ports: [{target: 3000, published: "80", x-aws-path: [/a]}]	ports: [{target: 3000, published: "80", x-aws-path: [/b]}]	path
      services.*.ports[].x-aws-idle_timeout	ports: [{target: 3000, published: "80", x-aws-idle_timeout: 70}]	ports: [{target: 3000, published: "80", x-aws-idle_timeout: 80}]	timeout
      services.*.ports[].x-aws-internal	ports: [{target: 3000, published: "80"}]	ports: [{target: 3000, published: "80", x-aws-internal: true}]	ports
      services.*.ports[].x-aws-public	ports: [{target: 3000, published: "80"}]	ports: [{target: 3000, published: "80", x-aws-public: false}]	ports
      services.*.ports[].x-aws-protocol	ports: [{target: 3000, published: "80", x-aws-protocol: http}]	ports: [{target: 3000, published: "80", x-aws-protocol: tcp}]	ports
      services.*.ports[].x-aws-stickiness	ports: [{target: 3000, published: "80", x-aws-stickiness: 70}]	ports: [{target: 3000, published: "80", x-aws-stickiness: 80}]	stickiness
      services.*.pre_start[].command	pre_start: [{command: [one]}]	pre_start: [{command: [two]}]	pre_start
      services.*.pre_start[].image	pre_start: [{command: [one], image: "busybox:1"}]	pre_start: [{command: [one], image: "busybox:2"}]	pre_start
      services.*.pre_start[].user	pre_start: [{command: [one], user: "1"}]	pre_start: [{command: [one], user: "0"}]	pre_start
      services.*.pre_start[].working_dir	pre_start: [{command: [one], working_dir: /a}]	pre_start: [{command: [one], working_dir: /b}]	pre_start
      services.*.pre_start[].environment	pre_start: [{command: [one], environment: {A: "1"}}]	pre_start: [{command: [one], environment: {A: "2"}}]	pre_start
      services.*.read_only	read_only: true	read_only: false
      services.*.restart	restart: always	restart: "no"
      services.*.scale	scale: 1	scale: 2	replicas
      services.*.shm_size	shm_size: 64m	shm_size: 128m
      services.*.secrets	secrets: [one];; secrets: {one: {environment: ONE}, two: {environment: TWO}}	secrets: [two];; secrets: {one: {environment: ONE}, two: {environment: TWO}}	secret
      services.*.secrets[].target	secrets: [{source: one, target: a}];; secrets: {one: {environment: ONE}}	secrets: [{source: one, target: b}];; secrets: {one: {environment: ONE}}	secret
      services.*.secrets[].mode	secrets: [{source: one, mode: 0400}];; secrets: {one: {environment: ONE}}	secrets: [{source: one, mode: 0440}];; secrets: {one: {environment: ONE}}	secret
      services.*.secrets[].uid	secrets: [{source: one, uid: "1"}];; secrets: {one: {environment: ONE}}	secrets: [{source: one, uid: "2"}];; secrets: {one: {environment: ONE}}	secret
      services.*.secrets[].gid	secrets: [{source: one, gid: "1"}];; secrets: {one: {environment: ONE}}	secrets: [{source: one, gid: "2"}];; secrets: {one: {environment: ONE}}	secret
      services.*.sysctls	sysctls: {net.core.somaxconn: 1024}	sysctls: {net.core.somaxconn: 2048}
      services.*.stdin_open	stdin_open: true	stdin_open: false
      services.*.stop_grace_period	stop_grace_period: 20s	stop_grace_period: 40s
      services.*.storage_opt	storage_opt: {size: 30G}	storage_opt: {size: 40G}	storage
      services.*.tmpfs	tmpfs: [/a]	tmpfs: [/b]
      services.*.tty	tty: true	tty: false
      services.*.ulimits.*	ulimits: {nofile: 1000}	ulimits: {nofile: 2000}	ulimits
      services.*.ulimits.*.hard	ulimits: {nofile: {soft: 10, hard: 20}}	ulimits: {nofile: {soft: 10, hard: 30}}	ulimits
      services.*.ulimits.*.soft	ulimits: {nofile: {soft: 10, hard: 40}}	ulimits: {nofile: {soft: 20, hard: 40}}	ulimits
      services.*.user	user: "1"	user: "0"
      services.*.volumes	volumes: ["data:/a"];; volumes: {data: {}}	volumes: ["data:/b"];; volumes: {data: {}}	volume
      services.*.volumes[].type	volumes: [{type: volume, source: data, target: /a}];; volumes: {data: {}}	volumes: [{type: tmpfs, target: /a}];; volumes: {data: {}}	volume
      services.*.volumes[].source	volumes: ["data:/a"];; volumes: {data: {}, more: {}}	volumes: ["more:/a"];; volumes: {data: {}, more: {}}	volume
      services.*.volumes[].read_only	volumes: ["data:/a"];; volumes: {data: {}}	volumes: ["data:/a:ro"];; volumes: {data: {}}	volume
      services.*.volumes[].volume.nocopy	volumes: [{type: volume, source: data, target: /a, volume: {nocopy: true}}];; volumes: {data: {}}	volumes: [{type: volume, source: data, target: /a, volume: {nocopy: false}}];; volumes: {data: {}}	volume
      services.*.volumes[].volume.subpath	volumes: [{type: volume, source: data, target: /a, volume: {subpath: a}}];; volumes: {data: {}}	volumes: [{type: volume, source: data, target: /a, volume: {subpath: b}}];; volumes: {data: {}}	volume
      services.*.volumes[].tmpfs.size	volumes: [{type: tmpfs, target: /a, tmpfs: {size: 64m}}]	volumes: [{type: tmpfs, target: /a, tmpfs: {size: 128m}}]	tmpfs
      services.*.volumes[].tmpfs.mode	volumes: [{type: tmpfs, target: /a, tmpfs: {size: 64m, mode: 0700}}]	volumes: [{type: tmpfs, target: /a, tmpfs: {size: 64m, mode: 0777}}]	tmpfs
      services.*.volumes_from	volumes_from: [api]	volumes_from: ["api:ro"]
      services.*.working_dir	working_dir: /a	working_dir: /b
      services.*.x-aws-capacity	x-aws-capacity: on-demand	x-aws-capacity: spot
      services.*.x-aws-capacity.base	x-aws-capacity: {base: 1, on_demand: 1}	x-aws-capacity: {base: 2, on_demand: 1}	capacity
      services.*.x-aws-discovery	expose: ["3000"], x-aws-discovery: dns	expose: ["3000"], x-aws-discovery: connect	x-aws-discovery
      services.*.x-aws-ephemeral_storage	x-aws-ephemeral_storage: 30	x-aws-ephemeral_storage: 40	storage
      services.*.x-aws-exec	x-aws-exec: false	x-aws-exec: true
      services.*.x-aws-policies	x-aws-policies: ["arn:aws:iam::aws:policy/ReadOnlyAccess"]	x-aws-policies: ["arn:aws:iam::aws:policy/PowerUserAccess"]	polic
      services.*.x-aws-pull_credentials	x-aws-pull_credentials: "arn:aws:secretsmanager:eu-central-1:111122223333:secret:a-AbCdEf"	x-aws-pull_credentials: "arn:aws:secretsmanager:eu-central-1:111122223333:secret:b-AbCdEf"
      services.*.x-aws-role	x-aws-role: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: "s3:ListAllMyBuckets", Resource: "*"}]}	x-aws-role: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: "s3:GetObject", Resource: "*"}]}	permissions wider
      services.*.x-aws-schedule	x-aws-schedule: rate(1 day)	x-aws-schedule: rate(2 days)	schedule
      services.*.x-aws-schedule.timezone	x-aws-schedule: {expression: "cron(0 1 * * ? *)", timezone: Europe/Berlin}	x-aws-schedule: {expression: "cron(0 1 * * ? *)", timezone: Europe/Paris}	timezone
      services.*.x-aws-secrets	x-aws-secrets: {TOKEN: one};; secrets: {one: {environment: ONE}, two: {environment: TWO}}	x-aws-secrets: {TOKEN: two};; secrets: {one: {environment: ONE}, two: {environment: TWO}}	secret
      services.*.x-aws-subnets	x-aws-subnets: [subnet-0a1b2c3d]	x-aws-subnets: [subnet-0a1b2c3e]
      networks.*.external	networks: [one];; networks: {one: {external: true, name: sg-0a1b2c3d}}	networks: [one];; networks: {one: {external: true, name: sg-0a1b2c3e}}	networks
      networks.*.internal	networks: [one], ports: ["80:3000"];; networks: {one: {}}	networks: [one], ports: ["80:3000"];; networks: {one: {internal: true}}	ports
      networks.*.x-aws-securitygroup	networks: [one];; networks: {one: {x-aws-securitygroup: sg-0a1b2c3d}}	networks: [one];; networks: {one: {x-aws-securitygroup: sg-0a1b2c3e}}	network
      volumes.*.driver_opts.*	volumes: ["data:/a"];; volumes: {data: {driver_opts: {backup_policy: ENABLED}}}	volumes: ["data:/a"];; volumes: {data: {driver_opts: {backup_policy: DISABLED}}}	backup
      volumes.*.driver_opts.performance_mode	volumes: ["data:/a"];; volumes: {data: {driver_opts: {performance_mode: generalPurpose}}}	volumes: ["data:/a"];; volumes: {data: {driver_opts: {performance_mode: maxIO}}}	performance_mode
      volumes.*.driver_opts.throughput_mode	volumes: ["data:/a"];; volumes: {data: {driver_opts: {throughput_mode: bursting}}}	volumes: ["data:/a"];; volumes: {data: {driver_opts: {throughput_mode: elastic}}}	throughput
      volumes.*.driver_opts.uid	volumes: ["data:/a"];; volumes: {data: {driver_opts: {uid: "1000", gid: "1000"}}}	volumes: ["data:/a"];; volumes: {data: {driver_opts: {uid: "2000", gid: "1000"}}}	volume data
      volumes.*.driver_opts.root_directory	volumes: ["data:/a"];; volumes: {data: {driver_opts: {root_directory: /one}}}	volumes: ["data:/a"];; volumes: {data: {driver_opts: {root_directory: /two}}}	volume data
      volumes.*.external	volumes: ["data:/a"];; volumes: {data: {external: true, name: fs-0a1b2c3d}}	volumes: ["data:/a"];; volumes: {data: {external: true, name: fs-0a1b2c3e}}	data
      secrets.*.environment	environment: {A: b}, secrets: [one];; secrets: {one: {environment: ONE}}	environment: {A: b}, secrets: [one];; secrets: {one: {environment: TWO}}	secret
      secrets.*.external	secrets: [one];; secrets: {one: {environment: ONE}}	secrets: [one];; secrets: {one: {external: true}}	secret
      secrets.*.name	secrets: [one];; secrets: {one: {external: true, name: a}}	secrets: [one];; secrets: {one: {external: true, name: b}}	secret
      secrets.*.x-aws-keys	secrets: [one];; secrets: {one: {external: true, x-aws-keys: [a]}}	secrets: [one];; secrets: {one: {external: true, x-aws-keys: [b]}}	secret
      secrets.*.x-aws-kms	secrets: [one];; secrets: {one: {external: true, x-aws-kms: "arn:aws:kms:eu-central-1:111122223333:key/a"}}	secrets: [one];; secrets: {one: {external: true, x-aws-kms: "arn:aws:kms:eu-central-1:111122223333:key/b"}}	kms
      x-aws-cloudformation	;; x-aws-cloudformation: {Resources: {LogGroup: {Properties: {RetentionInDays: 3}}}}	;; x-aws-cloudformation: {Resources: {LogGroup: {Properties: {RetentionInDays: 5}}}}	logs_retention
      x-aws-cluster	;; x-aws-cluster: one	;; x-aws-cluster: two	cluster
      x-aws-helper_image	secrets: [one];; secrets: {one: {environment: ONE}}	secrets: [one];; x-aws-helper_image: "public.ecr.aws/evil/busybox:1" ;; secrets: {one: {environment: ONE}}	helper_image
      x-aws-kms	;; x-aws-kms: "arn:aws:kms:eu-central-1:111122223333:key/a"	;; x-aws-kms: "arn:aws:kms:eu-central-1:111122223333:key/b"	kms
      x-aws-loadbalancer	ports: ["80:3000"];; x-aws-loadbalancer: "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/one/0a1b2c3d4e5f6a7b"	ports: ["80:3000"];; x-aws-loadbalancer: "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/two/0a1b2c3d4e5f6a7b"	loadbalancer
      x-aws-logs_retention	;; x-aws-logs_retention: 3	;; x-aws-logs_retention: 5
      x-aws-nat	;; x-aws-vpc: new ;; x-aws-nat: none	;; x-aws-vpc: new ;; x-aws-nat: single	nat
      x-aws-permissions_boundary	;; x-aws-permissions_boundary: "arn:aws:iam::aws:policy/one"	;; x-aws-permissions_boundary: "arn:aws:iam::aws:policy/two"	boundary
      x-aws-subnets	;; x-aws-subnets: [subnet-0a1b2c3d]	;; x-aws-subnets: [subnet-0a1b2c3e]	ubnet
      x-aws-subnets.tasks	;; x-aws-subnets: {tasks: [subnet-0a1b2c3d]}	;; x-aws-subnets: {tasks: [subnet-0a1b2c3e]}	ubnet
      x-aws-subnets.load_balancer	ports: ["80:3000"];; x-aws-subnets: {load_balancer: [subnet-0a1b2c3d]}	ports: ["80:3000"];; x-aws-subnets: {load_balancer: [subnet-0a1b2c3e]}	ubnet
      x-aws-tags	;; x-aws-tags: {team: a}	;; x-aws-tags: {team: b}	tags
      x-aws-vpc	;; x-aws-vpc: vpc-0a1b2c3d	;; x-aws-vpc: vpc-0a1b2c3e	Vpc
      x-aws-zones	;; x-aws-vpc: new ;; x-aws-zones: 2	;; x-aws-vpc: new ;; x-aws-zones: 3	zones
      """;

  /** All of them. */
  static List<AttributeChange> all() {
    List<AttributeChange> all = new ArrayList<>();
    for (String line : TABLE.lines().toList()) {
      String[] fields = line.strip().split("\t", -1);
      String last = fields[0].substring(fields[0].lastIndexOf('.') + 1);
      all.add(
          new AttributeChange(
              fields[0],
              file(fields[1]),
              file(fields[2]),
              fields.length > FIELDS ? fields[FIELDS] : last));
    }
    return all;
  }

  private static String file(String parts) {
    List<String> both = List.of(parts.split(";;", -1));
    String own = both.get(0).strip();
    String image =
        own.startsWith("image:") ? "" : "image: \"example/web:1\"" + (own.isEmpty() ? "" : ", ");
    StringBuilder rest = new StringBuilder();
    both.subList(1, both.size()).forEach(part -> rest.append(part.strip()).append('\n'));
    String more = rest.toString();
    String name = more.startsWith("name:") ? "" : "name: shop\n";
    return name
        + "services:\n  web: {"
        + image
        + own
        + "}\n  api: {image: \"example/api:1\", expose: [\"4000\"], healthcheck: {test: [CMD, \"true\"]}}\n"
        + more;
  }

  /** The part of the Compose file that has the attribute, as a row is named. */
  String part() {
    return switch (path.replaceFirst("[.].*", "")) {
      case "services" -> path.endsWith(".links") || path.endsWith("idle_timeout") ? "" : " web**";
      default -> "";
    };
  }

  @Override
  public String toString() {
    return path;
  }
}
