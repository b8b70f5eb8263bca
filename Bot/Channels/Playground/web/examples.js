// What to try first, by what one wants to know.

export const examples = [
  { title: 'Find', questions: ['Which EC2 instances are running?', 'How many Lambda functions are there in all Regions?', 'What are the 5 largest EBS volumes?', 'Which RDS instances are not encrypted?'] },
  { title: 'Understand', questions: ['Which alarms are firing?', 'What did we spend last month by service?', 'Break down EC2 instances by type', 'Who am I?'] },
  { title: 'Command', questions: ['aws ec2 describe-instances --query "Reservations[].Instances[].InstanceId"', 'lambda list-functions --region eu-west-1', 's3api list-buckets', 'rds describe-db-instances --output table'] },
];
