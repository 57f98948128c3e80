"""Rebuilds the table of prices from offer files of the AWS Price List Bulk API.

    bench/prices.py OFFER... > prices.tsv

OFFER is a price list file of a service, of one region or of all, as JSON or CSV. They are found with
`aws pricing list-price-lists` and `get-price-list-file-url`, or below
https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/index.json. Needed are AmazonECS, AWSELB,
AmazonEFS, AmazonEC2 (NAT gateways), AmazonVPC, AmazonRoute53, AWSCloudMap, AWSSecretsManager,
AmazonCloudWatch, AmazonECR, awskms, AWSDataTransfer and AWSBackup; what a file does not have keeps the
price of the table of now (--table), and is named on standard error. Prices of Fargate Spot are in no
offer file. The format: https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/reading-service-price-list-file-for-services.html
"""

import argparse
import csv
import datetime
import decimal
import json
import os
import re
import sys

TABLE = os.path.join(
    os.path.dirname(os.path.abspath(__file__)),
    "../cfn-generator/src/main/resources/dev/c2ecs/cfn/cost/prices.tsv",
)

# The usage types of EFS and AWS Backup are remembered; what none of a file has is named as kept.
# item, service, usage type behind the prefix of the region, operation (a pattern), units of the offer
# that one unit of the table has
ITEMS = [
    ("fargate.x86.vcpu-hour", "AmazonECS", "Fargate-vCPU-Hours:perCPU", "", 1),
    ("fargate.x86.gb-hour", "AmazonECS", "Fargate-GB-Hours", "", 1),
    ("fargate.arm.vcpu-hour", "AmazonECS", "Fargate-ARM-vCPU-Hours:perCPU", "", 1),
    ("fargate.arm.gb-hour", "AmazonECS", "Fargate-ARM-GB-Hours", "", 1),
    ("fargate.storage.gb-hour", "AmazonECS", "Fargate-EphemeralStorage-GB-Hours", "", 1),
    ("alb.hour", "AWSELB", "LoadBalancerUsage", "LoadBalancing:Application", 1),
    ("alb.lcu-hour", "AWSELB", "LCUUsage", "LoadBalancing:Application", 1),
    ("nlb.hour", "AWSELB", "LoadBalancerUsage", "LoadBalancing:Network", 1),
    ("nlb.lcu-hour", "AWSELB", "LCUUsage", "LoadBalancing:Network", 1),
    ("efs.standard.gb-month", "AmazonEFS", "TimedStorage-ByteHrs", "", 1),
    ("efs.ia.gb-month", "AmazonEFS", "IATimedStorage-ET-ByteHrs", "", 1),
    ("efs.elastic.read.gb", "AmazonEFS", "ETDataAccess-Bytes", "Read", 1),
    ("efs.elastic.write.gb", "AmazonEFS", "ETDataAccess-Bytes", "Write", 1),
    ("efs.provisioned.mibps-month", "AmazonEFS", "ProvisionedTP-MiBpsHrs", "", 1),
    ("efs.backup.gb-month", "AWSBackup", "WarmStorage-ByteHrs-EFS", "", 1),
    ("nat.hour", "AmazonEC2", "NatGateway-Hours", "NatGateway", 1),
    ("nat.gb", "AmazonEC2", "NatGateway-Bytes", "NatGateway", 1),
    ("ipv4.hour", "AmazonVPC", "PublicIPv4:InUseAddress", "", 1),
    ("endpoint.hour", "AmazonVPC", "VpcEndpoint-Hours", "VpcEndpoint", 1),
    ("endpoint.gb", "AmazonVPC", "VpcEndpoint-Bytes", "VpcEndpoint", 1),
    ("dns.zone-month", "AmazonRoute53", "HostedZone", "", 1),
    ("dns.million-queries", "AmazonRoute53", "DNS-Queries", "", 1_000_000),
    ("cloudmap.instance-month", "AWSCloudMap", "Cloud-Map-Resources", "", 1),
    ("secret.month", "AWSSecretsManager", "AWSSecretsManager-Secrets", "", 1),
    ("secret.10000-calls", "AWSSecretsManager", "AWSSecretsManagerAPIRequest", "", 10_000),
    ("logs.ingest.gb", "AmazonCloudWatch", "DataProcessing-Bytes", "(PutLogEvents)?", 1),
    ("logs.store.gb-month", "AmazonCloudWatch", "TimedStorage-ByteHrs", "", 1),
    ("alarm.month", "AmazonCloudWatch", "CW:AlarmMonitorUsage", "", 1),
    ("ecr.gb-month", "AmazonECR", "TimedStorage-ByteHrs", "", 1),
    ("kms.key-month", "awskms", "KMS-Keys", "", 1),
    ("kms.10000-calls", "awskms", "KMS-Requests", "", 10_000),
    ("transfer.out.gb", "AWSDataTransfer", "DataTransfer-Out-Bytes", "", 1),
]
# A zone and its queries cost the same everywhere, and their offer has no region.
GLOBAL = {"dns.zone-month", "dns.million-queries"}
# USE1-, EU-, ap-northeast-1-: what stands before the usage type; N. Virginia may have nothing.
PREFIX = r"(?:[A-Z]{2,4}[0-9]{0,2}-|[a-z]{2,3}(?:-[a-z]+)+-[0-9]-)?"


class Offer:
    """Products and prices of a file: (service, region, usage type, operation, from, unit price, date)."""

    def __init__(self, name):
        self.name = name
        self.rows = []
        with open(name, encoding="utf-8", newline="") as file:
            start = file.read(1)
            file.seek(0)
            (self.json if start == "{" else self.csv)(file)

    def json(self, file):
        offer = json.load(file)
        self.service, self.published = offer["offerCode"], offer["publicationDate"][:10]
        terms = offer["terms"].get("OnDemand", {})
        for sku, product in offer["products"].items():
            attributes = product["attributes"]
            if attributes.get("locationType", "AWS Region") != "AWS Region":
                continue
            for term in terms.get(sku, {}).values():
                for dimension in term["priceDimensions"].values():
                    self.add(
                        attributes.get("regionCode") or attributes.get("fromRegionCode", ""),
                        attributes.get("usagetype", ""),
                        attributes.get("operation", ""),
                        dimension.get("beginRange", "0"),
                        dimension["pricePerUnit"].get("USD"),
                        term["effectiveDate"],
                    )

    def csv(self, file):
        rows = csv.reader(file)
        head = {}
        for _ in range(5):
            row = next(rows)
            head[row[0]] = row[1]
        self.service, self.published = head["OfferCode"], head["Publication Date"][:10]
        columns = [column.lower() for column in next(rows)]
        for row in rows:
            cells = dict(zip(columns, row))
            if cells["termtype"] != "OnDemand" or cells["currency"] != "USD":
                continue
            if cells.get("location type", "AWS Region") != "AWS Region":
                continue
            self.add(
                cells.get("region code") or cells.get("from region code", ""),
                cells.get("usagetype", ""),
                cells.get("operation", ""),
                cells["startingrange"],
                cells["priceperunit"],
                cells["effectivedate"],
            )

    def add(self, region, usage, operation, begin, price, date):
        # An offer in another currency than dollars has no such price.
        if price is not None:
            self.rows.append(
                (region, usage, operation, begin, decimal.Decimal(price), date[:7])
            )


def prices(offer, regions):
    """Yields (region, item, dollars, month); the first tier that costs something."""
    for item, service, usage, operation, units in ITEMS:
        if service != offer.service:
            continue
        usages = re.compile(PREFIX + re.escape(usage))
        operations = re.compile(operation) if operation else None
        found = {}
        for region, own, does, begin, price, date in offer.rows:
            if not usages.fullmatch(own) or price == 0:
                continue
            if operations and not operations.fullmatch(does):
                continue
            for name in regions if item in GLOBAL else [region]:
                found.setdefault(name, []).append((decimal.Decimal(begin), price, date))
        for region, tiers in found.items():
            first = min(tier[0] for tier in tiers)
            several = {tier[1:] for tier in tiers if tier[0] == first}
            if len({price for price, _ in several}) > 1:
                sys.exit(f"{offer.name}: several prices of {item} in {region}: {sorted(several)}")
            price, date = sorted(several)[-1]
            yield region, item, price * units, date


def number(price):
    return format(price.normalize(), "f")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("offers", nargs="+", metavar="OFFER")
    parser.add_argument("--table", default=TABLE, help="the table of now")
    parser.add_argument("--date", default=datetime.date.today().isoformat())
    given = parser.parse_args()
    comments, sources, rows = [], {}, {}
    with open(given.table, encoding="utf-8") as file:
        for line in file.read().splitlines():
            fields = line.split("\t")
            if line.startswith("#") and not line.startswith("# price\t"):
                comments.append(line)
            elif fields[0] == "source":
                sources[fields[1]] = fields[2:]
            elif fields[0] == "price":
                rows[fields[1], fields[2]] = fields[3:]
    regions = sorted({region for region, _ in rows})
    renewed = set()
    for name in given.offers:
        offer = Offer(name)
        source = "list-" + offer.service.lower()
        sources[source] = [
            f"https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/{offer.service}/current/index.json",
            f"the price list of AWS, published {offer.published}",
        ]
        for region, item, price, date in prices(offer, regions):
            if re.fullmatch(r"[a-z]{2}(-[a-z]+)+-\d", region):
                rows[region, item] = [number(price), "s", date, source]
                renewed.add((region, item))
    used = {row[3] for row in rows.values()}
    out = comments + [f"date\t{given.date}"]
    out += ["\t".join(["source", name, *rest]) for name, rest in sources.items() if name in used]
    out.append("# price\tregion\titem\tdollars\tcertainty\tof\tsource")
    out += ["\t".join(["price", *key, *rows[key]]) for key in sorted(rows)]
    print("\n".join(out))
    kept = sorted({item for _, item in rows.keys() - renewed})
    print(f"{len(renewed)} prices renewed, {len(rows) - len(renewed)} kept", file=sys.stderr)
    for item in kept:
        places = sorted(r for r, i in rows.keys() - renewed if i == item)
        where = "every region" if len(places) == len(regions) else ", ".join(places)
        print(f"kept: {item} in {where}", file=sys.stderr)


if __name__ == "__main__":
    main()
