@adx
Feature: Outages of Tekton
  Endpoints should not notice that a service is down which others need to change attributes.

  @ADX-021 @should
  Rule: While Tekton does not tell, what was told last holds

    Scenario Outline: Tekton answers <failure>
      Given a tenant of its own
      And an endpoint of an appversion with the attributes {"interval": 60}
      When Tekton, asked about a change, answers <failure>
      Then its queries for interval are still answered with 60

      Examples:
        | failure                    |
        | with the status 500        |
        | with the status 503        |
        | with half of the text      |
        | by breaking the connection |
        | after a minute             |

  @ADX-030 @must
  Rule: When Tekton tells again, what it has then is served

    Example: Attributes were changed meanwhile
      Given a tenant of its own
      And an endpoint of an appversion with the attributes {"interval": 60}
      And while Tekton fails, the attributes of its appversion are replaced by {"interval": 15}
      When Tekton answers as it should again
      Then its queries for interval are answered sooner or later with 15

  @ADX-022 @should
  Rule: A replica that can serve what it knows is well, and says what does not answer

    Example: Tekton fails
      Given a tenant of its own
      And an endpoint of an appversion with the attributes {"interval": 60}
      When Tekton, asked about a change, answers with the status 503
      Then every replica comes to say that it is well but that Tekton does not answer
