// Runs the AwsSolutions rules of cdk-nag on CloudFormation templates; prints a JSON object
// {"passed": N, "failed": [[rule, resource, description], …]} for each.
const path = require('path');
const cdk = require('aws-cdk-lib');
const { CfnInclude } = require('aws-cdk-lib/cloudformation-include');
const { AwsSolutionsChecks } = require('cdk-nag');

for (const template of process.argv.slice(2)) {
  const app = new cdk.App();
  const stack = new cdk.Stack(app, 'Sample');
  new CfnInclude(stack, 'Template', { templateFile: path.resolve(template) });
  const report = new AwsSolutionsChecks(app).validateScope(app);
  const failed = [];
  for (const violation of report.violations) {
    for (const resource of violation.violatingResources ?? violation.violatingConstructs ?? []) {
      const id = resource.resourceLogicalId ?? resource.constructPath ?? '';
      failed.push([violation.ruleName, id.split('/').pop(), violation.description]);
    }
  }
  console.log(JSON.stringify({ failed }));
}
