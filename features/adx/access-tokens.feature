@adx
Feature: Access tokens
  What a tenant keeps is for those alone whom the issuer of this tenant vouches for.

  @ADX-028 @should
  Rule: Whoever does not prove who they are is refused with 401

    Scenario Outline: The token <flaw>
      Given an endpoint of an appversion with the attributes {"interval": 60}
      And every replica accepts the token of an administrator
      And somebody with a token that <flaw>
      When they read the attributes of its appversion
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
      Given an endpoint of an appversion with the attributes {"interval": 60}
      And every replica accepts the token of an administrator
      And somebody without a token
      When they read the attributes of its appversion
      Then every replica refuses the token

    Example: The token is none
      Given an endpoint of an appversion with the attributes {"interval": 60}
      And every replica accepts the token of an administrator
      And somebody with the token "administrator"
      When they read the attributes of its appversion
      Then every replica refuses the token

    Example: Somebody changes attributes with a token that is not signed
      Given an endpoint of an appversion with the attributes {"interval": 60}
      And every replica accepts the token of an administrator
      And somebody with a token that is not signed
      When they put the attributes {"interval": 15} for its appversion
      Then every replica refuses the token
      And its queries for interval are still answered with 60

  @ADX-026 @must
  Rule: Each tenant has an issuer of its own, whose tokens are taken

    Example: The administrator of a tenant that came later reads
      Given a tenant of its own
      And an endpoint of an appversion with the attributes {"interval": 60}
      And every replica accepts the token of an administrator
      When they read the attributes of its appversion
      Then the answer of every replica is {"interval": 60}

  @ADX-027 @must
  Rule: Nobody reads or changes anything of another tenant

    Example: Somebody of another tenant reads
      Given an endpoint of an appversion with the attributes {"interval": 60}
      And every replica accepts the token of an administrator
      And somebody of another tenant with every scope on an application of that name
      When they read the attributes of its appversion
      Then it is not there for them

    Example: Somebody of another tenant puts
      Given an endpoint of an appversion with the attributes {"interval": 60}
      And every replica accepts the token of an administrator
      And somebody of another tenant with every scope on an application of that name
      When they put the attributes {"interval": 15} for its appversion
      Then it is not there for them
      And its queries for interval are still answered with 60

    Example: Somebody of another tenant reads the attributes of the application
      Given a tenant of its own
      And an endpoint of an appversion with the attributes {"interval": 60}
      And every replica accepts the token of an administrator
      And somebody of another tenant with every scope on an application of that name
      When they read the attributes of its application
      Then it is not there for them

  @ADX-037 @should
  Rule: A token that is signed with the issuer's new key is taken without a restart

    Example: The key was replaced
      Given a tenant of its own
      And an endpoint of an appversion with the attributes {"interval": 60}
      And every replica accepts the token of an administrator
      When the issuer of its tenant puts another key in the place of its own
      Then the attributes of its appversion come to be {"interval": 60} at every replica

  @ADX-038 @should
  Rule: A token is refused whose key the issuer does not publish any longer

    Example: The key was replaced after the token was given out
      Given a tenant of its own
      And an endpoint of an appversion with the attributes {"interval": 60}
      And every replica accepts the token of an administrator
      When the issuer of its tenant puts another key in the place of its own
      Then every replica refuses the token sooner or later

  @ADX-039 @must
  Rule: Tenants that come are served without a restart

    Example: A tenant is created
      Given an endpoint of an appversion with the attributes {"interval": 60}
      When a tenant comes with an application with the attributes {"mode": "eco"}
      Then the attributes of the new application come to be {"mode": "eco"} at every replica

  @ADX-040 @must
  Rule: Of a tenant that is removed, nothing is served and no token is taken

    Example: Somebody has a token from before
      Given a tenant of its own
      And an endpoint of an appversion with the attributes {"interval": 60}
      And every replica accepts the token of an administrator
      When its tenant is removed
      Then every replica comes to refuse the token

    Example: An endpoint asks on
      Given a tenant of its own
      And an endpoint of an appversion with the attributes {"interval": 60}
      When its tenant is removed
      Then its queries for interval come to be refused
