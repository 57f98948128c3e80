module example.org/job-queue

go 1.25
