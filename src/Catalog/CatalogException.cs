using System;

namespace StudyHub.Schema.Catalog;

/// <summary>A database cannot be read or compared as asked.</summary>
public sealed class CatalogException(string message) : Exception(message);
