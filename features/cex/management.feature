@cex
Feature: Management interface of CEX
  Whoever operates a cluster sees which replicas work, and how.

  @CEX-087 @must
  Rule: GET /health is answered with 200 by a replica that works

    Example: Everything works
      Given an endpoint that takes commands
      When somebody asks every replica for its health
      Then every replica says that it is well

  @CEX-088 @should
  Rule: GET /metrics is answered in the text-based format of Prometheus

    Example: Commands were executed
      Given an endpoint that takes commands
      And somebody invokes the command door with {"open": true}
      And the endpoint has executed the command
      When somebody asks every replica for its metrics
      Then every replica shows metrics in the text format of Prometheus
