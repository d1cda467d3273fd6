using System.Collections.Generic;
using System.Text.Json.Serialization;
using Library.Documents;
using Library.Types;

namespace Library;

/// <summary>The documents' types, known without reflection.</summary>
[JsonSerializable(typeof(Document))]
[JsonSerializable(typeof(Setup))]
[JsonSerializable(typeof(Corner))]
[JsonSerializable(typeof(IReadOnlyList<Inner>))]
internal sealed partial class LibraryJson : JsonSerializerContext;
