@cex
Feature: Replicas of CEX
  Several replicas share the work of CEX. Whoever calls a command need not know at which of them its result arrives.

  @CEX-082 @must
  Rule: A call that waits at one replica is answered when the result comes to another

    Example: Calls wait at every replica
      Given an endpoint that takes commands
      And somebody waits at every replica for 5 commands door
      When the endpoint executes each of the commands with a result of its own
      Then whoever waits for them gets their results

  @CEX-083 @should
  Rule: Two replicas do not send a command twice

    Example: Commands are invoked at every replica
      Given an endpoint that takes commands
      When somebody invokes at every replica 5 commands door
      Then each of the commands is sent to it once

    Example: The endpoint connects
      Given an endpoint that is offline
      And somebody invokes at every replica 5 commands door
      When the endpoint connects
      Then none of the commands is sent to it twice

    Example: Other services invoke them
      Given an endpoint that takes commands
      When another service invokes 10 commands door
      Then each of the commands is sent to it once

  @CEX-084 @should
  Rule: What an endpoint said to one replica of whether it observes, every replica goes by

    Example: It does not observe
      Given an endpoint that takes commands
      And the endpoint does not want to observe its door commands
      When somebody invokes at every replica 1 command door
      Then none of the commands is sent to it

    Example: It has changed its mind
      Given an endpoint that takes commands
      And the endpoint does not want to observe its door commands
      And the endpoint observes its door commands
      When somebody invokes at every replica 1 command door
      Then each of the commands is sent to it once

  @CEX-085 @must
  Rule: What one replica stored can be read and deleted at another

    Example: Its result is fetched
      Given an endpoint that takes commands
      And somebody invokes the command door with {"open": true}
      And the endpoint has executed the command with the result "opened"
      When somebody fetches the result of the command
      Then the answer of every replica is "opened"

    Example: It is deleted at another replica
      Given an endpoint that is offline
      And somebody invokes the command door with {"open": true}
      And somebody deletes the command at the last replica
      When somebody fetches the result of the command
      Then it is answered with 404
