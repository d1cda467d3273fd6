using System;

namespace StudyHub.Schema.Catalog;

/// <summary>A database cannot be read, built or compared as asked.</summary>
public sealed class CatalogException(string message, Exception? innerException = null) : Exception(message, innerException);
