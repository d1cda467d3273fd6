insert into public.notes as existing (
    id, student_id, framework_id, title, content, ocr_text, ocr_status, image_url, tags, created_at,
    updated_at
)
values
    (null, null, null, 'short', null, null, null, null, null, null, null),
    (
        null,
        null,
        null,
        'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
        null,
        null,
        null,
        null,
        null,
        null,
        null
    )
on conflict (id) do update set
    student_id = excluded.student_id,
    framework_id = excluded.framework_id,
    title = excluded.title,
    content = excluded.content,
    ocr_text = excluded.ocr_text,
    ocr_status = excluded.ocr_status,
    image_url = excluded.image_url,
    tags = excluded.tags,
    created_at = excluded.created_at,
    updated_at = excluded.updated_at
where (
    existing.student_id, existing.framework_id, existing.title, existing.content, existing.ocr_text,
    existing.ocr_status, existing.image_url, existing.tags, existing.created_at, existing.updated_at
) is distinct from (
    excluded.student_id, excluded.framework_id, excluded.title, excluded.content, excluded.ocr_text,
    excluded.ocr_status, excluded.image_url, excluded.tags, excluded.created_at, excluded.updated_at
)
