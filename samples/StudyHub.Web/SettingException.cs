using System;

namespace StudyHub.Web;

/// <summary>A setting is missing or cannot be used. The message names it and what to set, and never holds its value.</summary>
internal sealed class SettingException(string message) : Exception(message);
