import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject } from '../../../src/core/subject.ts';
import { quote } from '../../../src/validation/quote.ts';

/** Technologies and resource types that run a team's own code, and have an identity in every cloud. */
const RUNS_CODE = new RegExp(
  [
    '^(?:aws/)?(?:ec2(?:-asg)?|ecs|eks|fargate|lambda|batch|app-?runner|elastic-?beanstalk|codebuild|glue|sagemaker)(?:[-/]|$)',
    '^(?:azure/)?(?:vm|vmss|aks|functions?|app-service|web-app|container-apps?|container-instances?|logic-apps?)(?:[-/]|$)',
    '^(?:gcp/)?(?:gce|gke|cloud-run|cloud-functions?|app-engine|dataflow|cloud-build)(?:[-/]|$)',
    '^(?:kubernetes|k8s)/(?:pod|deployment|statefulset|daemonset|job|cronjob)$',
    '(?:^|[#/])aws_(?:instance|autoscaling_group|ecs_service|ecs_task_definition|lambda_function|batch_job_definition|apprunner_service|codebuild_project|glue_job)\\.',
    '(?:^|[#/])azurerm_(?:linux_|windows_)?(?:virtual_machine|virtual_machine_scale_set|function_app|web_app|container_app|container_group)\\.',
    '(?:^|[#/])google_(?:compute_instance|cloud_run_v2_service|cloud_run_service|cloudfunctions2?_function|app_engine_standard_app_version)\\.',
  ].join('|'),
);

export const workloadWithoutIdentity = defineRule({
  id: 'model/workload-without-identity',
  summary: 'A workload in the cloud that does not say which identity it acts with',
  severity: 'warning',
  confidence: 'likely',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'strict',
  defaults: {},
  *check({ models }) {
    for (const model of models) {
      if (!model.carries.has('identities')) continue;
      for (const element of model.elements) {
        if (element.kind !== 'process' || element.runsAs !== undefined) continue;
        const why = [element.what, ...element.code.map(({ address }) => address)].find(text =>
          RUNS_CODE.test(text),
        );
        if (why === undefined) continue;
        yield {
          at: element.at,
          subject: entitySubject(model, 'elements', element.id),
          message: `process \`${element.id}\` runs code (${quote(why)}), and the model does not say as whom`,
          remedy: 'Add the role or service account under `identities`, and name it with `runs-as`.',
        };
      }
    }
  },
});
