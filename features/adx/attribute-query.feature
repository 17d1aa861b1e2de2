@adx
Feature: Attribute queries
  An endpoint asks for single attributes of a data set that it shares with others, instead of fetching the whole of it.

  @ADX-001 @must
  Rule: A query is answered with what stands at its path in the attributes of the appversion, or else of the application

    Scenario Outline: The endpoint asks for <path>
      Given an application with the attributes {"attributeA": "valueA", "attributeB": "valueB", "nested": {"attributeX": "valueX", "attributeY": "valueY"}}
      And an endpoint of an appversion with the attributes {"attributeA": "valueA2", "attributeC": "valueC", "nested": {"attributeX": "valueX2", "attributeZ": "valueZ"}}
      When the endpoint queries <path>
      Then it receives the attribute <value>

      Examples: Those of the document
        | path              | value     |
        | attributeC        | "valueC"  |
        | attributeB        | "valueB"  |
        | nested.attributeZ | "valueZ"  |
        | attributeA        | "valueA2" |
        | nested.attributeX | "valueX2" |
        | nested.attributeY | "valueY"  |

    Example: The appversion has no attributes
      Given an application with the attributes {"limits": {"low": 5}}
      And an endpoint of an appversion without attributes
      When the endpoint queries limits.low
      Then it receives the attribute 5

    Example: Endpoints of two applications ask for an attribute of the same name
      Given an application with the attributes {"interval": 60}
      And an endpoint of an appversion without attributes
      And another application with the attributes {"interval": 15}
      And another endpoint of an appversion without attributes
      When both endpoints query interval
      Then one receives the attribute 60 and the other 15

  @ADX-007 @should
  Rule: Each query by itself falls back to the application; the two documents are not merged

    Example: An object stands at the path in both
      Given an application with the attributes {"mode": {"day": "eco", "night": "off"}}
      And an endpoint of an appversion with the attributes {"known": true, "mode": {"day": "comfort"}}
      When the endpoint queries mode
      Then it receives the attribute {"day": "comfort"}

    Example: The attribute of the appversion is null
      Given an application with the attributes {"limit": 90}
      And an endpoint of an appversion with the attributes {"known": true, "limit": null}
      When the endpoint queries limit
      Then it receives the attribute null

    Scenario Outline: The attribute of the appversion is <value>
      Given an application with the attributes {"limit": 90}
      And an endpoint of an appversion with the attributes {"known": true, "limit": <value>}
      When the endpoint queries limit
      Then it receives the attribute <value>

      Examples:
        | value |
        | false |
        | 0     |
        | ""    |

  @ADX-002 @must
  Rule: An attribute may be any JSON value

    Scenario Outline: It is <value>
      Given an endpoint of an appversion with the attributes {"known": true, "it": <value>}
      When the endpoint queries it
      Then it receives the attribute <value>

      Examples:
        | value                               |
        | "text"                              |
        | ""                                  |
        | 21.5                                |
        | -40                                 |
        | true                                |
        | false                               |
        | []                                  |
        | {}                                  |
        | [1, [2, {"a": null}], "three"]      |
        | {"a": {"b": [{"c": 1}, {"c": 2}]}}  |
        | "Zürich 🌡 \\u0000"                 |

    Example: It is null
      Given an endpoint of an appversion with the attributes {"known": true, "it": null}
      When the endpoint queries it
      Then it receives the attribute null

  @ADX-003 @should
  Rule: An attribute keeps the spelling that it was put in with

    Scenario Outline: It is spelled <value>
      Given an endpoint of an appversion with the attributes {"known": true, "it": <value>}
      When the endpoint queries it
      Then it receives the very text <value>

      Examples: Numbers that do not survive as floating-point numbers
        | value                  |
        | 12345678901234567890   |
        | 0.1000000000000000055  |
        | 1e400                  |

      Examples: Numbers that have more than one spelling
        | value   |
        | 1.0     |
        | 1.50    |
        | -0      |
        | 2E+1    |

      Examples: Text and order
        | value                          |
        | "\\u00e9"                      |
        | {"b":1.0,"a":[2.50]}           |
        | {"10":"ten","9":"nine"}        |

  @ADX-004 @must
  Rule: Queries are taken on the resource /json

    Scenario Outline: The query comes over <transport>
      Given an endpoint of an appversion with the attributes {"interval": 60}
      When over <transport> the endpoint queries interval
      Then it receives the attribute 60

      Examples:
        | transport |
        | MQTT      |
        | HTTP      |

    Example: The query holds more than the path
      Given an endpoint of an appversion with the attributes {"interval": 60}
      When the endpoint sends the query {"q": "interval", "comment": "for the display"}
      Then it receives the attribute 60

  @ADX-041 @must
  Rule: An endpoint submits the path as q

    Scenario Outline: The path is <path>
      Given an endpoint of an appversion with the attributes {"interval": 60}
      When the endpoint queries <path>
      Then ADX is passed the query <query>

      Examples:
        | path              | query                      |
        | interval          | {"q":"interval"}           |
        | 0000E48591757A8E  | {"q":"0000E48591757A8E"}   |

  @ADX-005 @must
  Rule: A path has the syntax of GJSON

    Scenario Outline: The path is <path>
      Given an endpoint of an appversion with the attributes {"owner": {"first": "Ada"}, "rooms": ["hall", "cellar"], "model.no": 7, "a*b": 1, "axb": 2, "sensors": [{"id": "t1", "unit": "C", "max": 90, "tags": ["in", "hot"]}, {"id": "h1", "unit": "%", "max": 100, "tags": ["in"]}, {"id": "t2", "unit": "C", "max": 40, "tags": []}]}
      When the endpoint queries <path>
      Then it receives the attribute <value>

      Examples: Names
        | path        | value            |
        | owner       | {"first": "Ada"} |
        | owner.first | "Ada"            |

      Examples: Places in arrays
        | path             | value    |
        | rooms.0          | "hall"   |
        | rooms.1          | "cellar" |
        | sensors.1.id     | "h1"     |
        | sensors.0.tags.1 | "hot"    |

      Examples: Names with special characters
        | path         | value |
        | model\\.no   | 7     |
        | a\\*b        | 1     |

      Examples: Lengths and lists
        | path           | value                          |
        | rooms.#        | 2                              |
        | sensors.#.id   | ["t1", "h1", "t2"]             |
        | sensors.2.tags.# | 0                            |
        | sensors.#.tags | [["in", "hot"], ["in"], []]    |

      Examples: The first that fulfils a condition
        | path                               | value |
        | sensors.#(id=="h1").max            | 100   |
        | sensors.#(unit!="C").id            | "h1"  |
        | sensors.#(max<90).id               | "t2"  |
        | sensors.#(max<=90).id              | "t1"  |
        | sensors.#(max>90).id               | "h1"  |
        | sensors.#(max>=90).id              | "t1"  |
        | sensors.#(id%"h*").max             | 100   |
        | sensors.#(id!%"t*").max            | 100   |
        | sensors.#(tags.#(=="hot")).id      | "t1"  |
        | rooms.#(%"c*")                     | "cellar" |

      Examples: All that fulfil a condition
        | path                         | value          |
        | sensors.#(unit=="C")#.id     | ["t1", "t2"]   |
        | sensors.#(max>50)#.id        | ["t1", "h1"]   |
        | sensors.#(max>500)#.id       | []             |
        | rooms.#(!%"c*")#             | ["hall"]       |

    Example: A list of the appversion is not continued by that of the application
      Given an application with the attributes {"rooms": ["hall", "cellar", "attic"]}
      And an endpoint of an appversion with the attributes {"known": true, "rooms": ["kitchen"]}
      When the endpoint queries rooms.#
      Then it receives the attribute 1

  @ADX-006 @may
  Rule: Beyond the core of GJSON, results depend on the version of the library

    Scenario Outline: The path is <path>
      Given an endpoint of an appversion with the attributes {"owner": {"first": "Ada"}, "rooms": ["hall", "cellar"], "sensors": [{"id": "t1"}, {"id": "h1"}]}
      When the endpoint queries <path>
      Then it receives the attribute <value>

      Examples: Wildcards
        | path      | value |
        | own*.first | "Ada" |
        | owne?.first | "Ada" |

      Examples: Pipes
        | path             | value |
        | sensors.#.id\|0  | "t1"  |
        | rooms\|1         | "cellar" |

      Examples: Modifiers
        | path                | value              |
        | rooms.@reverse      | ["cellar", "hall"] |
        | owner.first.@this   | "Ada"              |

      Examples: Several paths
        | path                              | value                             |
        | {owner.first,"where":rooms.0}     | {"first": "Ada", "where": "hall"} |
        | [rooms.1,owner.first]             | ["cellar", "Ada"]                 |
