using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Linking;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.ObjectFiles;

/// <summary>
/// Reads one file of db/objects: header comments, then SQL.
/// <code>
/// -- object: view public.active_students
/// -- needs: table public.students, function app.user_id()
/// create view public.active_students with (security_invoker = true) as select …
/// </code>
/// </summary>
public static class ObjectFileReader
{
    /// <summary>Pure, and total: whatever is wrong becomes a fault at its place.</summary>
    /// <param name="file">Its path, which findings carry; only its name is shown.</param>
    /// <param name="content">Its text, with either kind of line ends.</param>
    public static ObjectFileReading Read(string file, string content) => new Reader(file, content).Read();

    private sealed class Reader(string file, string content)
    {
        private readonly List<ObjectFileFault> faults = [];
        private readonly List<ObjectFilePlace> places = [];
        private readonly ObjectHeader header = ObjectHeader.Read(content);
        private readonly string name = file.Substring(file.LastIndexOfAny(['/', '\\']) + 1);

        public ObjectFileReading Read()
        {
            RawObjectDeclaration? declaration = ReadDeclaration();
            return new ObjectFileReading(declaration, faults.ToEquatableArray(), places.ToEquatableArray());
        }

        private RawObjectDeclaration? ReadDeclaration()
        {
            List<ObjectHeader.Entry> objects = [.. header.Of("object")];
            if (objects.Count != 1)
            {
                string flaw = objects.Count == 0
                    ? "it has no line such as '-- object: view public.active_students' before its SQL"
                    : "it has a second '-- object:' line; a file is one object";
                AddHeaderFault(objects.Count == 0 ? FirstLine() : objects[1], flaw);
                return null;
            }
            (RawKind? kind, Naming.Identifier? schema, string objectName, string? fault) = ObjectNameReader.Object(objects[0].Value);
            if (fault is not null)
            {
                AddHeaderFault(objects[0], fault);
                return null;
            }
            places.Add(new ObjectFilePlace(null, objects[0].Start, objects[0].Value.Length));

            string sql = content.Substring(header.End);
            string words = $"{kind!.Words} {(schema is null ? "" : schema.Value + ".")}{objectName}";
            if (SqlStatements.Unfinished(sql) is { } open)
            {
                Add(ObjectRules.SqlUnfinished, header.End + open.Start, 1, words, open.What);
                return null;
            }
            List<SqlToken> tokens = SqlTokens.Read(sql);
            while (tokens.Count > 0 && tokens[tokens.Count - 1].IsSign(";")) tokens.RemoveAt(tokens.Count - 1);
            string body = tokens.Count == 0 ? "" : sql.Substring(0, tokens[tokens.Count - 1].End);
            RawObjectModel item = new()
            {
                Kind = kind.Words,
                Schema = schema,
                Name = objectName,
                Sql = body.Replace("\r\n", "\n"),
                Drop = "",
                Needs = References("needs").Concat(OfItsTable(kind, objectName)).Distinct().OrderBy(need => need).ToEquatableArray(),
            };
            if (!Makes(kind, item, tokens))
            {
                Add(ObjectRules.MakesSomethingElse, header.End + (tokens.Count == 0 ? 0 : tokens[0].Start), 1, words, $"create {kind.Words} {item.FullName}");
                return null;
            }
            if (Drop(kind, item, objects[0]) is not { } drop) return null;
            return new RawObjectDeclaration
            {
                File = file,
                Object = item with { Drop = drop },
                Mentions = References("mentions").ToEquatableArray(),
                Names = ReadNames(sql),
            };
        }

        /// <summary>Of the words of the kind and of its name, in the first statement.</summary>
        private static bool Makes(RawKind kind, RawObjectModel item, List<SqlToken> tokens)
        {
            if (kind.Words == RawKinds.Other) return tokens.Count > 0;
            if (tokens.Count == 0 || !tokens[0].IsWord("create")) return false;
            List<SqlToken> first = tokens.TakeWhile(token => !token.IsSign(";")).ToList();
            if (!kind.Words.Split(' ').All(word => first.Any(token => token.IsWord(word)))) return false;
            return RawMentions.NameOf(item) is not { } name || kind.Shape == RawNameShape.Operator || first.Any(token => token.Kind == SqlTokenKind.Name && token.Text == name);
        }

        private string? Drop(RawKind kind, RawObjectModel item, ObjectHeader.Entry holder)
        {
            ObjectHeader.Entry? given = header.Of("drop").FirstOrDefault();
            if (given is not null) return given.Value.TrimEnd(';', ' ');
            if (kind.Words != RawKinds.Other) return $"drop {kind.Words} {item.FullName}";
            AddHeaderFault(holder, "what is 'other' says itself how it is dropped: add a line '-- drop: drop …'");
            return null;
        }

        /// <summary>What is on a table needs it without saying so.</summary>
        private static IEnumerable<RawReference> OfItsTable(RawKind kind, string name)
            => kind.Shape == RawNameShape.OnTable ? [new RawReference(RawReference.TableKind, name.Substring(name.IndexOf(" on ", StringComparison.Ordinal) + 4))] : [];

        private List<RawReference> References(string key)
        {
            List<RawReference> references = [];
            foreach (ObjectHeader.Entry entry in header.Of(key))
            {
                foreach ((string part, int start) in Parts(entry.Value))
                {
                    (RawReference? reference, string? flaw) = ObjectNameReader.Reference(part);
                    if (reference is null)
                    {
                        AddHeaderFault(new ObjectHeader.Entry(key, part, entry.Start + start), flaw!);
                        continue;
                    }
                    places.Add(new ObjectFilePlace(reference.ToString(), entry.Start + start, part.Length));
                    references.Add(reference);
                }
            }
            return references;
        }

        /// <summary>What stands between the commas that are in no parentheses.</summary>
        private static IEnumerable<(string Part, int Start)> Parts(string value)
        {
            int depth = 0;
            int start = 0;
            for (int i = 0; i <= value.Length; i++)
            {
                if (i < value.Length && value[i] == '(') depth++;
                else if (i < value.Length && value[i] == ')') depth--;
                else if (i == value.Length || (value[i] == ',' && depth == 0))
                {
                    string part = value.Substring(start, i - start);
                    if (part.Trim().Length > 0) yield return (part.Trim(), start + part.Length - part.TrimStart().Length);
                    start = i + 1;
                }
            }
        }

        private EquatableArray<Naming.QualifiedName> ReadNames(string sql)
        {
            SortedSet<Naming.QualifiedName> names = new();
            foreach ((Naming.QualifiedName found, int start, int length) in SqlNames.Of(sql))
                if (names.Add(found)) places.Add(new ObjectFilePlace(found.ToString(), header.End + start, length));
            return names.ToEquatableArray();
        }

        private ObjectHeader.Entry FirstLine() => new("object", content.Split('\n')[0].TrimEnd('\r'), 0);

        private void AddHeaderFault(ObjectHeader.Entry entry, string flaw) => Add(ObjectRules.HeaderUnreadable, entry.Start, entry.Value.Length, name, flaw);

        private void Add(Rule rule, int start, int length, params string[] arguments)
            => faults.Add(new ObjectFileFault(rule.Id, start, Math.Min(length, content.Length - start), arguments.ToEquatableArray()));
    }
}
