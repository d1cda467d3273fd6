using System;

namespace StudyHub.Web.Api;

/// <summary>A request is well-formed and asks for what there cannot be. The message is told to the caller and holds no value of it.</summary>
internal sealed class UnfitRequestException(string message) : Exception(message);
