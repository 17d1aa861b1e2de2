@adx
Feature: Management interface
  Whoever operates a cluster sees which replicas work, and how.

  @ADX-023 @must
  Rule: GET /health is answered with 200 by a replica that works

    Example: Everything works
      Given an endpoint of an appversion with the attributes {"interval": 60}
      When somebody asks every replica for its health
      Then every replica says that it is well

  @ADX-025 @must
  Rule: GET /metrics is answered in the text format of Prometheus

    Example: Queries were answered
      Given an endpoint of an appversion with the attributes {"interval": 60}
      When somebody asks every replica for its metrics
      Then every replica shows metrics in the text format of Prometheus

  @ADX-024 @must
  Rule: GET /health is answered with 500 and readable reasons by a replica that cannot serve

    Example: It never had anything from Tekton
      When another instance of ADX starts that finds no Tekton
      Then it comes to say that it is not well, and why
