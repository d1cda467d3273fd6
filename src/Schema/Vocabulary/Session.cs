using System;

namespace StudyHub.Schema;

/// <summary>What a rule may know of the request: in SQL these are app.user_id() and app.framework_id(), asked once a statement.</summary>
/// <param name="UserId">The request's user; null for nobody.</param>
/// <param name="FrameworkId">The framework that the request is bound to; null for none.</param>
/// <param name="IsAdmin">The user is in app.admins; only with <see cref="DatabaseAttribute.AdminFlag"/>.</param>
public sealed record Session(Guid? UserId, Guid? FrameworkId = null, bool IsAdmin = false);
