import type { GjsonVectors } from "./gjson-vectors.ts";

const DOCUMENT =
  '{"z":1,"list":[1,2,3],"deep":{"b":[{"x":1},{"y":[]}],"a":{}},"long":["aaaaaaaaaaaaaaaaaaaa","bbbbbbbbbbbbbbbbbbbb","cccccccccccccccccccc","dddddddddddddddddddd"],"t":"a b","u":["ééééé","ééééé"],"y":true}';

/** The modifiers that change white space alone. */
export const prettyVectors: readonly GjsonVectors[] = [
  {
    concern: "@pretty",
    json: DOCUMENT,
    paths: [
      [
        "@pretty",
        '{\n  "z": 1,\n  "list": [1, 2, 3],\n  "deep": {\n    "b": [\n      {\n        "x": 1\n      },\n      {\n        "y": []\n      }\n    ],\n    "a": {}\n  },\n  "long": [\n    "aaaaaaaaaaaaaaaaaaaa",\n    "bbbbbbbbbbbbbbbbbbbb",\n    "cccccccccccccccccccc",\n    "dddddddddddddddddddd"\n  ],\n  "t": "a b",\n  "u": ["ééééé", "ééééé"],\n  "y": true\n}\n',
      ],
      ["list.@pretty", "[1, 2, 3]\n"],
      ["deep.@pretty", '{\n  "b": [\n    {\n      "x": 1\n    },\n    {\n      "y": []\n    }\n  ],\n  "a": {}\n}\n'],
      [
        "long.@pretty",
        '[\n  "aaaaaaaaaaaaaaaaaaaa",\n  "bbbbbbbbbbbbbbbbbbbb",\n  "cccccccccccccccccccc",\n  "dddddddddddddddddddd"\n]\n',
      ],
      ["deep.a.@pretty", "{}\n"],
      ["deep.b.1.y.@pretty", "[]\n"],
      ["t.@pretty", '"a b"'],
      ["z.@pretty", "1"],
      ["y.@pretty", "true"],
      ["x.@pretty"],
      ["@pretty.list", "[1, 2, 3]"],
      [
        "@pretty.@ugly",
        '{"z":1,"list":[1,2,3],"deep":{"b":[{"x":1},{"y":[]}],"a":{}},"long":["aaaaaaaaaaaaaaaaaaaa","bbbbbbbbbbbbbbbbbbbb","cccccccccccccccccccc","dddddddddddddddddddd"],"t":"a b","u":["ééééé","ééééé"],"y":true}',
      ],
      ["[list,deep.a].@pretty", "[\n  [1, 2, 3],\n  {}\n]\n"],
    ],
  },
  {
    concern: "options of @pretty",
    json: DOCUMENT,
    paths: [
      [
        'deep.@pretty:{"sortKeys":true}',
        '{\n  "a": {},\n  "b": [\n    {\n      "x": 1\n    },\n    {\n      "y": []\n    }\n  ]\n}\n',
      ],
      ['@pretty:{"sortKeys":true}|z', "1"],
      [
        'deep.@pretty:{"indent":"\\t"}',
        '{\n\t"b": [\n\t\t{\n\t\t\t"x": 1\n\t\t},\n\t\t{\n\t\t\t"y": []\n\t\t}\n\t],\n\t"a": {}\n}\n',
      ],
      ['deep.@pretty:{"indent":"--"}', '{\n"b": [\n{\n"x": 1\n},\n{\n"y": []\n}\n],\n"a": {}\n}\n'],
      ['deep.@pretty:{"indent":""}', '{\n"b": [\n{\n"x": 1\n},\n{\n"y": []\n}\n],\n"a": {}\n}\n'],
      [
        'deep.@pretty:{"prefix":" "}',
        '{\n   "b": [\n     {\n       "x": 1\n     },\n     {\n       "y": []\n     }\n   ],\n   "a": {}\n }\n',
      ],
      [
        'deep.@pretty:{"prefix":"> "}',
        '{\n   "b": [\n     {\n       "x": 1\n     },\n     {\n       "y": []\n     }\n   ],\n   "a": {}\n }\n',
      ],
      ['list.@pretty:{"width":8}', "[\n  1,\n  2,\n  3\n]\n"],
      ['list.@pretty:{"width":9}', "[1, 2, 3]\n"],
      ['list.@pretty:{"width":0}', "[\n  1,\n  2,\n  3\n]\n"],
      ['list.@pretty:{"width":-1}', "[\n  1,\n  2,\n  3\n]\n"],
      [
        'long.@pretty:{"width":200}',
        '["aaaaaaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbbbbbb", "cccccccccccccccccccc", "dddddddddddddddddddd"]\n',
      ],
      ['u.@pretty:{"width":27}', '[\n  "ééééé",\n  "ééééé"\n]\n'],
      ['u.@pretty:{"width":28}', '["ééééé", "ééééé"]\n'],
      ['{list}.@pretty:{"width":20}', '{\n  "list": [1, 2, 3]\n}\n'],
      ['{list}.@pretty:{"width":21}', '{\n  "list": [1, 2, 3]\n}\n'],
      ['{list}.@pretty:{"width":22}', '{\n  "list": [1, 2, 3]\n}\n'],
      ['list.@pretty:{"width":"9"}', "[1, 2, 3]\n"],
      ['list.@pretty:{"width":8.9}', "[\n  1,\n  2,\n  3\n]\n"],
      [
        'deep.@pretty:{"sortKeys":1,"width":5}',
        '{\n  "a": {},\n  "b": [\n    {\n      "x": 1\n    },\n    {\n      "y": []\n    }\n  ]\n}\n',
      ],
      ['z.@pretty:{"indent":"\\t"}', "1"],
    ],
  },
  {
    concern: "sorting by @pretty",
    json: '{"b":2,"a":{"d":1,"c":2},"B":3,"é":4,"a":1,"a":"x","\\u0061":false,"":5,"a":null,"a":true,"a":0.5}',
    paths: [
      [
        '@pretty:{"sortKeys":true}',
        '{\n  "": 5,\n  "B": 3,\n  "a": null,\n  "\\u0061": false,\n  "a": 0.5,\n  "a": 1,\n  "a": "x",\n  "a": true,\n  "a": {\n    "c": 2,\n    "d": 1\n  },\n  "b": 2,\n  "é": 4\n}\n',
      ],
      [
        '@pretty:{"sortKeys":true}.@ugly',
        '{"":5,"B":3,"a":null,"\\u0061":false,"a":0.5,"a":1,"a":"x","a":true,"a":{"c":2,"d":1},"b":2,"é":4}',
      ],
    ],
  },
  {
    concern: "@ugly",
    json: '{ "a" : [ 1 ,\n\t2 ] , "b c" : "d  e \\" f" , "o":{ } }',
    paths: [
      ["@ugly", '{"a":[1,2],"b c":"d  e \\" f","o":{}}'],
      ["a.@ugly", "[1,2]"],
      ["a", "[ 1 ,\n\t2 ]"],
      ["b c.@ugly", '"d  e \\" f"'],
      ["o.@ugly", "{}"],
      ["{a}.@ugly", '{"a":[1,2]}'],
    ],
  },
];
