import type { GjsonVectors } from "./gjson-vectors.ts";

const DOCUMENT =
  '{"id":"e1","geo":{"lat":50.4,"lon":30.5},"net":[{"if":"eth0","ip":"10.0.0.1"},{"if":"wlan0","ip":"10.0.0.2","up":true}],"n":null,"a.b":1,"t\\"q":2,"<x>":3}';

/** Literals. */
export const literalVectors: readonly GjsonVectors[] = [
  {
    concern: "words",
    json: DOCUMENT,
    paths: [
      ["!true", "true"],
      ["!false", "false"],
      ["!null", "null"],
      ["!true|x"],
      ["!null|@keys", "[null]"],
      ["!true.@tostr", '"true"'],
      ["!True"],
      ["!FALSE"],
      ["!nothing"],
      ["!"],
      ["!truex"],
      ["!nul"],
    ],
  },
  {
    concern: "strings and numbers",
    json: DOCUMENT,
    paths: [
      ['!"text"', '"text"'],
      ['!"a b"', '"a b"'],
      ['!"a.b"', '"a.b"'],
      ["!5", "5"],
      ["!-1.5", "-1.5"],
      ["!1e3", "1e3"],
      ['!"\\u0041"', '"\\u0041"'],
      ['!"x".@tostr', '"x"'],
    ],
  },
  {
    concern: "objects and arrays",
    json: DOCUMENT,
    paths: [
      ['!{"a":1}', '{"a":1}'],
      ['!{"a":{"b":[1,2]}}.a.b.1', "2"],
      ["![1,2,3]", "[1,2,3]"],
      ["![1,2,3].#", "3"],
      ["![1,2,3]|@reverse", "[3,2,1]"],
      ['!{"a":1}|a', "1"],
      ['!{"a":"}"}.a', '"}"'],
      ["![]", "[]"],
      ["!{}", "{}"],
      ["![]x", "[]"],
    ],
  },
  {
    concern: "in multipaths",
    json: DOCUMENT,
    paths: [
      ['{id,"kind":!"sensor"}', '{"id":"e1","kind":"sensor"}'],
      ['{id,"ok":!true,"n":!5,"l":![1,"]"]}', '{"id":"e1","ok":true,"n":5,"l":[1,"]"]}'],
      ["[!1,!2,id]", '[1,2,"e1"]'],
      ['[!"a,b",!{"c":[1,2]}]', '["a,b",{"c":[1,2]}]'],
      ["{!true}", '{"_":true}'],
      ["{id,!5}", '{"id":"e1","_":5}'],
      ['{"x":!nothing}', "{}"],
      ['{"x":!{"y":1}.y}', '{"x":1}'],
    ],
  },
  {
    concern: "not at the start of a component after a dot",
    json: '{"a":{"!true":1,"b":2},"!x":3}',
    paths: [
      ["a.!true", "1"],
      ["a|!true", "true"],
      ["!x", "3"],
      ["\\!x", "3"],
      ["a.\\!true", "1"],
      ["a.!false"],
      ["a|!x"],
    ],
  },
  {
    concern: "for each element",
    json: "[1,2]",
    paths: [
      ["#.!true", "[true,true]"],
      ["#|!true", "true"],
      ["#.!5", "[5,5]"],
      ["#.{!5}", '[{"_":5},{"_":5}]'],
      ['#.["n",!0]', "[[0],[0]]"],
    ],
  },
];
