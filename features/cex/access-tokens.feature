@cex
Feature: Access tokens for commands
  Not everybody may open a door. Who may is for the issuer of the tenant to say.

  @CEX-071 @should
  Rule: Whoever does not prove who they are is refused with 401

    Scenario Outline: The token <flaw>
      Given an endpoint that is offline
      And every replica accepts the token of an administrator
      And somebody with a token that <flaw>
      When they list the commands of the endpoint
      Then every replica refuses the token

      Examples: Signatures
        | flaw                                             |
        | is not signed                                    |
        | is signed by somebody else                       |
        | is signed with a key that is not published       |
        | was changed after it was signed                  |
        | is signed with the public key as a shared secret |

      Examples: Times
        | flaw             |
        | has expired      |
        | is not valid yet |
        | never expires    |

      Examples: Parties
        | flaw                             |
        | is of an issuer that no tenant has |
        | is meant for somebody else       |

    Example: There is no token
      Given an endpoint that is offline
      And every replica accepts the token of an administrator
      And somebody without a token
      When they list the commands of the endpoint
      Then every replica refuses the token

    Example: The token is none
      Given an endpoint that is offline
      And every replica accepts the token of an administrator
      And somebody with the token "administrator"
      When they list the commands of the endpoint
      Then every replica refuses the token

    Example: Somebody invokes a command with a token that is not signed
      Given an endpoint that is offline
      And every replica accepts the token of an administrator
      And somebody with a token that is not signed
      When they invoke the command door with {"open": true}
      Then every replica refuses the token
      And the endpoint has no door command

  @CEX-072 @should
  Rule: Without the scope on the endpoint or the application, there is nothing for the caller

    Scenario Outline: Somebody has no scope but <scope>, and invokes a command
      Given an endpoint that is offline
      And every replica accepts the token of an administrator
      And somebody with no scope but <scope> on the endpoint
      When they invoke the command door with {"open": true}
      Then it is not there for them
      And the endpoint has no door command

      Examples:
        | scope           |
        | endpoint:read   |
        | endpoint:delete |

    Scenario Outline: Somebody has no scope but <scope>, and lists commands
      Given an endpoint that is offline
      And every replica accepts the token of an administrator
      And somebody with no scope but <scope> on the endpoint
      When they list the commands of the endpoint
      Then it is not there for them

      Examples:
        | scope           |
        | endpoint:update |
        | endpoint:delete |

    Scenario Outline: Somebody has no scope but <scope>, and lists the commands of the application
      Given an endpoint that is offline
      And every replica accepts the token of an administrator
      And somebody with no scope but <scope> on its application
      When they list the commands of the application
      Then it is not there for them

      Examples:
        | scope              |
        | application:read   |
        | application:update |

    Example: Somebody has every scope on another endpoint
      Given an endpoint that is offline
      And another endpoint that is offline
      And every replica accepts the token of an administrator
      And somebody with every scope on the other endpoint
      When they invoke the command door with {"open": true}
      Then it is not there for them
      And the endpoint has no door command

    Example: Somebody has every scope on another application
      Given an endpoint that is offline
      And every replica accepts the token of an administrator
      And somebody with every scope on another application
      When they list the commands of the application
      Then it is not there for them

    Example: Somebody has every scope on another endpoint, and deletes a command
      Given an endpoint that is offline
      And another endpoint that is offline
      And somebody invokes the command door with {"open": true}
      And somebody with every scope on the other endpoint
      When they delete the command
      Then it is not there for them
      And the command is PENDING

  @CEX-073 @should
  Rule: The scope endpoint:read on an endpoint lets its commands be read and no more

    Example: Somebody reads the list
      Given an endpoint that is offline
      And somebody invokes the command door with {"open": true}
      And somebody with no scope but endpoint:read on the endpoint
      When they list the commands of the endpoint
      Then every list has the commands [{"open": true}] of the endpoint

    Example: Somebody fetches the result
      Given an endpoint that takes commands
      And somebody invokes the command door with {"open": true}
      And the endpoint has executed the command with the result "opened"
      And somebody with no scope but endpoint:read on the endpoint
      When they fetch the result of the command
      Then the answer of every replica is "opened"

    Example: Somebody deletes a command
      Given an endpoint that is offline
      And somebody invokes the command door with {"open": true}
      And somebody with no scope but endpoint:read on the endpoint
      When they delete the command
      Then it is not there for them
      And the command is PENDING

  @CEX-069 @must
  Rule: Each tenant has an issuer of its own, by whose tokens callers prove who they are

    Example: The administrator of a tenant that came later reads
      Given a tenant of its own
      And an endpoint that is offline
      And somebody invokes the command door with {"open": true}
      And every replica accepts the token of an administrator
      When they list the commands of the endpoint
      Then every list has the commands [{"open": true}] of the endpoint

  @CEX-070 @must
  Rule: Whoever belongs to one tenant neither invokes nor sees commands of another

    Example: Somebody of another tenant invokes a command
      Given an endpoint that is offline
      And every replica accepts the token of an administrator
      And somebody of another tenant with every scope on an endpoint of that name
      When they invoke the command door with {"open": true}
      Then it is not there for them
      And the endpoint has no door command

    Example: Somebody of another tenant lists commands
      Given an endpoint that is offline
      And somebody invokes the command door with {"open": true}
      And somebody of another tenant with every scope on an endpoint of that name
      When they list the commands of the endpoint
      Then it is not there for them

    Example: Somebody of another tenant fetches a result
      Given an endpoint that takes commands
      And somebody invokes the command door with {"open": true}
      And the endpoint has executed the command with the result "opened"
      And somebody of another tenant with every scope on an endpoint of that name
      When they fetch the result of the command
      Then it is not there for them

    Example: Somebody of another tenant deletes a command
      Given an endpoint that is offline
      And somebody invokes the command door with {"open": true}
      And somebody of another tenant with every scope on an endpoint of that name
      When they delete the command
      Then it is not there for them
      And the command is PENDING

    Example: Somebody of another tenant lists the commands of the application
      Given an endpoint that is offline
      And somebody invokes the command door with {"open": true}
      And somebody of another tenant with every scope on an endpoint of that name
      When they list the commands of the application
      Then no command of the endpoint is shown to them

    Example: Somebody of another tenant invokes a batch
      Given an endpoint that is offline
      And another endpoint that is offline
      And somebody of another tenant with every scope on an endpoint of that name
      When they try to invoke for both endpoints the command door with {"open": true}
      Then it is refused as the caller's mistake
      And the endpoint has no door command

  @CEX-074 @should
  Rule: A token that is signed with a new key of the issuer is taken without a restart

    Example: The key was replaced
      Given a tenant of its own
      And an endpoint that is offline
      And every replica accepts the token of an administrator
      When the issuer of its tenant puts another key in the place of its own
      Then every replica comes to take the token of an administrator

  @CEX-075 @must
  Rule: A tenant that comes is served without a restart

    Example: It comes with an application
      Given an endpoint that is offline
      When a tenant comes with an application and an endpoint
      Then calls for the new endpoint come to be taken

  @CEX-076 @must
  Rule: Of a tenant that the Tenant Manager has no longer, no token is taken

    Example: Somebody has a token from before
      Given a tenant of its own
      And an endpoint that is offline
      And every replica accepts the token of an administrator
      When its tenant is removed
      Then every replica comes to refuse the token
