@cmx
Feature: Replicas
  Several replicas of a service share its work. Whoever talks to the service need not know how many there are.

  @ISM-006 @should
  Rule: Replicas that share the messages to their instance do so in a queue group named like the instance

    Example: The endpoint asks again and again
      Given an endpoint with the configuration {"interval": 60}
      When a communication service passes on 20 of its configuration requests
      Then each of them is answered once

    Example: The endpoint says in turn that it observes and that it does not
      Given an endpoint with the configuration {"interval": 60}
      When a communication service passes on 20 of its requests that say so
      Then each of them is answered once
